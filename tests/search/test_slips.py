"""Slips of the fingers."""

import pytest
from hypothesis import given, strategies as st

from forum.search.slips import slips


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("sleep", "sleep", 0),
        ("sleep", "slep", 1),
        ("sleep", "sleeep", 1),
        ("sleep", "slaep", 1),
        ("sleep", "slepe", 1),
        ("withdrawl", "withdrawal", 1),
        ("anxeity", "anxiety", 1),
        ("anxity", "anxiety", 1),
        ("withdrawal", "wihtdrwaal", 2),
        ("sleep", "panic", 3),
        ("sleep", "tea", 3),
        ("a", "abcd", 3),
        ("", "ab", 2),
    ],
)
def test_slips_are_counted(one, other, expected):
    assert slips(one, other, 2) == slips(other, one, 2) == expected


@given(st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_no_slip_is_no_difference(one, other):
    assert (slips(one, other, 3) == 0) == (one == other)
    assert slips(one, other, 3) == slips(other, one, 3)


@given(*[st.text("ab", max_size=4)] * 4)
def test_how_both_words_begin_and_end_makes_no_difference(begin, one, other, end):
    both = slips(begin + one + end, begin + other + end, 9)

    assert both == slips(one, other, 9)


def test_more_slips_than_are_asked_for_are_only_more():
    assert slips("drinking", "drimkimg", 1) == 2
