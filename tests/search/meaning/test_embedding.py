"""Vectors of real sentences."""

import multiprocessing
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from forum.search.meaning.model import Model


def near(model, one, other):
    return float(model.of_question(one) @ model.of_question(other))


def test_another_way_to_say_something_is_near(model):
    asked = "I lie awake all night since I gave up alcohol"

    same = near(model, asked, "Insomnia after getting sober")
    other = near(model, asked, "Which bus goes to the hospital")

    assert same > 0.5
    assert other < 0.2


def test_every_vector_has_the_length_one(model):
    for text in ("", "a", "sleep", "word " * 5000, "\0\ud800", "眠れない 😴"):
        assert np.linalg.norm(model.of_post("", text)) == pytest.approx(1, abs=1e-5)


def test_the_same_words_always_give_the_same_vector(model):
    def made():
        return model.of_post("Sleep", "It will not come")

    first = made()
    model.of_post("Another", "text " * 100)

    assert all((one == other).all() for one, other in pairwise([first, made(), made()]))


def test_no_thread_is_begun(model):
    before = len(list(Path("/proc/self/task").iterdir()))
    another = Model(model._file.parent, b"s" * 32)

    another.of_post("", "Tired and awake. " * 100)

    assert len(list(Path("/proc/self/task").iterdir())) == before


def test_a_process_that_was_copied_makes_the_same_vectors(model):
    before = model.of_question("Tired")
    copying = multiprocessing.get_context("fork")
    told = copying.Queue()
    child = copying.Process(target=lambda: told.put(model.of_question("Tired").tobytes()))
    child.start()

    assert told.get(timeout=30) == before.tobytes()
    child.join()


def test_of_a_long_text_the_beginning_counts_more_than_what_follows(model):
    dog, tax = "The dog sleeps by the fire. " * 19, "A letter about unpaid tax. " * 21

    both, turned, alone = (model.of_post("", text) for text in (dog + tax, tax + dog, tax))
    asked = model.of_question("a sleeping dog")

    assert asked @ both > asked @ turned + 0.05
    assert asked @ turned > asked @ alone + 0.05
