"""Scores, and whose posts they come from."""

import math

import numpy as np
import pytest

from forum.search.backend import Audience, Request
from forum.search.whoosh_engine.arrays.kinds import Scored
from forum.search.whoosh_engine.arrays.scoring import bm25, idf, packed
from forum.search.whoosh_engine.parts import Part
from forum.search.whoosh_engine.searching import ArrayIndex
from tests.search.whoosh_engine.writing_parts import a_post, wanted, write

POSTS = [
    a_post("a", "insomnia again and night"),
    a_post("b", "insomnia insomnia"),
    a_post("c", "night"),
    a_post("m", "insomnia night members", everyone=False, board="members"),
]


def scores(index, audience):
    hits = index.find(Request((wanted("insomnia"),), audience)).hits
    return {hit.id: hit.score for hit in hits}


def test_a_score_is_that_of_the_textbook():
    worth = idf(2, 3)

    assert worth == pytest.approx(math.log(1 + 1.5 / 2.5))
    assert bm25(np.array([2.0]), np.array([4.0]), worth=worth, average_length=3) == pytest.approx(
        worth * 2.2 * 2 / (2 + 1.2 * (0.25 + 0.75 * 4 / 3))
    )


def test_what_members_wrote_changes_no_score_of_everyone(tmp_path):
    with_them = ArrayIndex(tmp_path / "a", write(tmp_path / "a", POSTS))
    without = ArrayIndex(tmp_path / "b", write(tmp_path / "b", POSTS[:3]))

    assert scores(with_them, Audience.EVERYONE) == scores(without, Audience.EVERYONE)
    assert scores(with_them, Audience.MEMBERS) != scores(without, Audience.MEMBERS)
    assert with_them.frequency("insomnia", Audience.EVERYONE) == 2
    assert with_them.frequency("insomnia", Audience.MEMBERS) == 3
    assert (with_them.posts(Audience.EVERYONE), with_them.posts(Audience.MEMBERS)) == (3, 4)


def test_a_post_that_was_taken_out_changes_no_score(tmp_path):
    [part] = write(tmp_path / "a", POSTS)
    taken_out = ArrayIndex(tmp_path / "a", [Part(part.name, part.count, (1,))])
    never = ArrayIndex(tmp_path / "b", write(tmp_path / "b", [POSTS[0], *POSTS[2:]]))

    assert scores(taken_out, Audience.MEMBERS) == scores(never, Audience.MEMBERS)
    assert taken_out.frequency("insomnia", Audience.EVERYONE) == 1


def test_segments_make_no_difference_to_scores(tmp_path):
    one = ArrayIndex(tmp_path / "a", write(tmp_path / "a", POSTS))
    four = ArrayIndex(tmp_path / "b", write(tmp_path / "b", POSTS, 1))

    assert scores(one, Audience.MEMBERS) == scores(four, Audience.MEMBERS)


def test_what_is_kept_is_smaller_and_the_same():
    scored = Scored(np.array([0, 2**31 - 1]), np.array([1.0, 0.1]))

    kept = packed(scored)
    again = kept.unpacked()

    assert (kept.nbytes, scored.nbytes) == (24, 32)
    assert again.places.dtype == scored.places.dtype
    assert (again.places.tolist(), again.scores.tolist()) == ([0, 2**31 - 1], [1.0, 0.1])
