"""The arrays that go from hand to hand."""

import numpy as np

from forum.search.whoosh_engine.arrays.kinds import NOTHING, NOWHERE, Scored, Written


def test_arrays_know_how_many_bytes_they_take():
    written = Written(np.zeros(3, np.int32), np.zeros(3, np.float32), np.zeros(5, np.uint32))

    assert written.nbytes == 3 * 4 + 3 * 4 + 5 * 4
    assert Scored(np.zeros(3, np.intp), np.zeros(3)).nbytes == 48
    assert NOTHING.nbytes == NOWHERE.nbytes == 0


def test_some_of_the_posts_keep_their_scores():
    part = Scored(np.array([0, 2]), np.array([1.0, 3.0])).only(np.array([False, True]))

    assert (part.places.tolist(), part.scores.tolist()) == ([2], [3])
