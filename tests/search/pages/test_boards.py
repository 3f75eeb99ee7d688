"""Which boards are worth showing, and which one to ask on."""

from collections import namedtuple
from datetime import date

import pytest

from forum.search.pages.boards import board_choices, boards_like, to_ask_on
from forum.search.pages.question import Question

Board = namedtuple("Board", "id slug name description archived_on", defaults=[None])
SLEEP = Board(b"s", "sleep", "Sleep and long nights", "When the night is long.")
WORK = Board(b"w", "work", "Work", "Colleagues, money and looking for a job.")
OLD = Board(b"o", "old", "The old board", "Closed.", date(2026, 1, 1))
BOARDS = [SLEEP, WORK, OLD]


def test_the_fullest_board_comes_first_and_an_empty_one_only_if_chosen():
    shown = board_choices(BOARDS, {b"s": 2, b"o": 5}, Question("x", boards=("work", "sleep")))

    assert [(each.slug, each.count, each.is_chosen) for each in shown] == [
        ("old", 5, False),
        ("sleep", 2, True),
        ("work", 0, True),
    ]


def test_one_asks_on_the_open_board_that_has_most():
    assert to_ask_on(BOARDS, {b"s": 2, b"w": 3, b"o": 9}) == WORK
    assert to_ask_on(BOARDS, {b"o": 9}) is None
    assert to_ask_on(BOARDS, {}) is None


@pytest.mark.parametrize(
    ("words", "like"),
    [("nights", [SLEEP]), ("my jobs", [WORK]), ("the a", []), ("volcano", []), ("", [])],
)
def test_boards_are_like_words_that_they_have_themselves(words, like):
    assert boards_like(BOARDS, words) == like
