"""What is chosen beside a question, and which boards are worth showing."""

from collections import namedtuple
from datetime import date

import pytest

from forum.search.asking.choices import Choices
from forum.search.backend import Order, Position
from forum.search.pages.choices import (
    board_choices,
    boards_like,
    choices_in,
    to_ask_on,
    topics_left_out,
)
from forum.search.pages.question import Question

Board = namedtuple("Board", "id slug name description archived_on", defaults=[None])
SLEEP = Board(b"s", "sleep", "Sleep and long nights", "When the night is long.")
WORK = Board(b"w", "work", "Work", "Colleagues, money and looking for a job.")
OLD = Board(b"o", "old", "The old board", "Closed.", date(2026, 1, 1))
BOARDS = [SLEEP, WORK, OLD]
TODAY = date(2026, 3, 31)


def test_the_fullest_board_comes_first_and_an_empty_one_only_if_chosen():
    shown = board_choices(BOARDS, {b"s": 2, b"o": 5}, Question("x", boards=("work", "sleep")))

    assert [(each.slug, each.count, each.is_chosen) for each in shown] == [
        ("old", 5, False),
        ("sleep", 2, True),
        ("work", 0, True),
    ]


@pytest.mark.parametrize(
    ("when", "day"),
    [
        ("any", None),
        ("week", date(2026, 3, 24)),
        ("month", date(2026, 2, 28)),
        ("year", date(2025, 3, 30)),
    ],
)
def test_a_time_begins_on_a_day(when, day):
    assert choices_in(Question("x", when=when), folded=(), today=TODAY).since == day


def test_everything_that_was_chosen_is_asked_for():
    at = Position(has_all=True, key=1.5, tie=3)
    question = Question(
        "x",
        boards=("sleep",),
        left_out=("violence",),
        order=Order.NEWEST,
        helped=True,
        every_post=True,
        as_typed=True,
        trail=(at,),
    )

    assert choices_in(question, folded=("grief",), today=TODAY) == Choices(
        boards=frozenset({"sleep"}),
        left_out=frozenset({"violence"}),
        order=Order.NEWEST,
        helped=True,
        per_thread=False,
        as_typed=True,
        after=at,
    )
    assert choices_in(Question("x", waiting=True, plain=True), folded=(), today=TODAY) == Choices(
        waiting=True, plain=True
    )


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


@pytest.mark.parametrize(
    ("words", "ticked", "left_out"),
    [
        ("sleep", None, {"self-harm", "wanting to die"}),
        ("sleep", (), set()),
        ("sleep", ("violence",), {"violence"}),
        ("I want to die", None, {"self-harm"}),
        ("Self harming", None, {"wanting to die"}),
        ("Self harming", ("self-harm",), {"self-harm"}),
    ],
)
def test_folded_topics_are_left_out_unless_one_looks_for_them(words, ticked, left_out):
    question = Question(words, left_out=ticked)

    assert topics_left_out(question, ["self-harm", "wanting to die"]) == left_out
