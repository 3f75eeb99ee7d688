"""Requests become queries that name as little as they can."""

import pytest

from forum.search.backend import Audience
from forum.search.tantivy_engine.entry import of_document
from forum.search.tantivy_engine.pair import Pair
from forum.search.tantivy_engine.querying import asked
from tests.search.posts import ask, key, post, wanted


@pytest.fixture
def snapshot(tmp_path):
    pair = Pair(tmp_path)
    pair.make()
    pair.put([of_document(post(n, "tea", board=f"board {n}")) for n in range(5)])
    return pair.snapshot(Audience.EVERYONE)


def test_one_word_needs_one_query(snapshot):
    assert asked(snapshot, ask("tea")).any is None
    assert asked(snapshot, ask("tea", wanted("cake", must=True))).any is None
    assert asked(snapshot, ask("tea", "cake")).any is not None


@pytest.mark.parametrize(("few", "negated"), [(4, True), (1, False)])
def test_of_boards_the_smaller_part_is_named(snapshot, few, negated):
    boards = frozenset(key(f"board {n}") for n in range(few))

    query = repr(asked(snapshot, ask("tea", boards=boards)).all)

    assert ("MustNot" in query) == negated


def test_no_board_is_named_when_all_may_be_read(snapshot):
    every = frozenset(key(f"board {n}") for n in range(9))

    assert repr(asked(snapshot, ask("tea", boards=every)).all).count("(Term(") == 1
