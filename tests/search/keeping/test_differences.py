"""Index and database agree when nothing differs in any way."""

from forum.search.keeping.differences import Differences

NONE: frozenset[bytes] = frozenset()
ONE = frozenset([b"a"])


def test_any_difference_is_one():
    assert Differences(NONE, NONE, NONE, 5).are_none
    assert not Differences(ONE, NONE, NONE, 5).are_none
    assert not Differences(NONE, ONE, NONE, 5).are_none
    assert not Differences(NONE, NONE, ONE, 5).are_none
