"""Vectors of real sentences."""

import subprocess
import sys
from itertools import pairwise

import numpy as np
import pytest


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


def test_nothing_is_begun_kept_or_sent_beside(model, tmp_path):
    """The library would begin a thread, write a number for this computer, and send reports."""
    watched = LOOK.format(file=str(model._file))
    environ = {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path), "PATH": "/usr/bin"}

    said = subprocess.run(
        [sys.executable, "-c", watched], env=environ, capture_output=True, text=True
    )

    assert (said.returncode, said.stdout, said.stderr) == (0, "0 0\n", "")
    assert list(tmp_path.iterdir()) == []


LOOK = """
import os, numpy
def tasks(): return set(os.listdir("/proc/self/task"))
def sockets():
    links = (f"/proc/self/fd/{{one}}" for one in os.listdir("/proc/self/fd"))
    return sum("socket" in os.readlink(link) for link in links if os.path.islink(link))
before, open_before = tasks(), sockets()
from pathlib import Path
from forum.search.meaning.model import Model
model = Model(Path({file!r}).parent, b"s" * 32)
assert model.of_post("", "Tired and awake. " * 100) is not None
print(len(tasks() - before), sockets() - open_before)
"""


def test_a_process_that_was_copied_reads_the_model_and_ends_in_peace(model):
    code = COPIED.format(file=str(model._file))

    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)

    assert (said.stdout, said.stderr) == ("True\n", "")


COPIED = """
import os, sys
from pathlib import Path
from forum.search.meaning.model import Model
from forum.search.meaning.meaning_backend import MeaningBackend
model = Model(Path({file!r}).parent, b"s" * 32)
if child := os.fork():
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0)
else:
    model.of_question("Tired")
    sys.exit()
"""


def test_of_a_long_text_the_beginning_counts_more_than_what_follows(model):
    dog, tax = "The dog sleeps by the fire. " * 19, "A letter about unpaid tax. " * 21

    both, turned, alone = (model.of_post("", text) for text in (dog + tax, tax + dog, tax))
    asked = model.of_question("a sleeping dog")

    assert asked @ both > asked @ turned + 0.05
    assert asked @ turned > asked @ alone + 0.05
