"""Terms one after another."""

import numpy as np
import pytest

from forum.search.whoosh_engine.arrays.cache import Cache, Caches
from forum.search.whoosh_engine.arrays.memory import Memory
from forum.search.whoosh_engine.arrays.phrases import Phrases, firsts, is_among
from tests.search.whoosh_engine.writing_parts import a_post, write

POSTS = [
    a_post("a", "panic attack at night"),
    a_post("b", "attack panic"),
    a_post("c", "panic, not attack"),
    a_post("d", "panic panic attack"),
    a_post("e", "panic", title="attack"),
    a_post("f", "x " * 1000 + "panic attack"),
]


@pytest.fixture
def phrases(tmp_path):
    caches = Caches(read=Cache(1 << 20), counted=Cache(1 << 20))
    return Phrases(Memory().view(tmp_path, write(tmp_path, POSTS, 2)), caches)


@pytest.mark.parametrize(
    ("terms", "gaps", "places"),
    [
        (("panic", "attack"), (0, 1), [0, 3, 5]),
        (("attack", "panic"), (0, 1), [1]),
        (("panic", "attack"), (0, 2), [2, 3]),
        (("panic", "panic"), (0, 1), [3]),
        (("panic", "attack", "night"), (0, 1, 3), [0]),
        (("panic", "zebra"), (0, 1), []),
        (("attack", "panic"), (0, 900), []),
    ],
)
def test_a_phrase_is_found_where_its_terms_stand_so_apart(phrases, terms, gaps, places):
    assert phrases.posts(terms, gaps).tolist() == places


def test_nothing_is_among_nothing():
    assert is_among(np.array([1, 5]), np.array([1, 2])).tolist() == [True, False]
    assert is_among(np.array([1]), np.array([], np.int64)).tolist() == [False]


def test_equal_places_are_told_by_the_first(phrases):
    assert firsts(np.array([1, 1, 4, 4, 9])).tolist() == [True, False, True, False, True]
    assert firsts(np.array([], np.intp)).tolist() == []
