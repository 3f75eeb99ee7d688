"""One page of hits that are known."""

from forum.search.backend import Hit, Position
from forum.search.tantivy_engine.paging import Walk, behind, in_order, one_per_thread, page
from tests.search.posts import ask, key

A, B, C = (bytes([n] * 16) for n in (1, 2, 3))
FIRST = Hit(A, key("one"), 2.0, has_all=True)
EQUAL = Hit(B, key("two"), 2.0, has_all=True)
SOME = Hit(C, key("one"), 9.0, has_all=False)


def test_hits_with_all_come_first_then_the_best_then_by_id():
    assert in_order([SOME, EQUAL, FIRST]) == [FIRST, EQUAL, SOME]


def test_a_conversation_is_kept_once():
    assert list(one_per_thread([FIRST, EQUAL, SOME])) == [FIRST, EQUAL]


def test_what_comes_behind_a_position_does_not_need_its_hit():
    gone = Position(has_all=True, key=2.0, tie=int.from_bytes(A[:8], "big") + 1)

    assert behind([FIRST, EQUAL, SOME], gone) == [EQUAL, SOME]


def test_a_page_that_may_not_be_full_is_none_yet():
    asked = ask("tea", limit=2, per_thread=False)

    assert page(Walk((FIRST, EQUAL), is_whole=False), asked) is None
    assert page(Walk((FIRST, EQUAL), is_whole=True), asked).hits == (FIRST, EQUAL)
    assert page(Walk((FIRST, EQUAL, SOME), is_whole=False), asked).next is not None
