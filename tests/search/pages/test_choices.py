"""What is chosen beside a question, and which topics are left out."""

from datetime import date

import pytest

from forum.search.asking.choices import Choices, When
from forum.search.backend import Order, Position
from forum.search.pages.choices import choices_in, topics_left_out
from forum.search.pages.question import Question

TODAY = date(2026, 3, 31)


@pytest.mark.parametrize(
    ("when", "day"),
    [
        (When.ANY, None),
        (When.WEEK, date(2026, 3, 24)),
        (When.MONTH, date(2026, 2, 28)),
        (When.YEAR, date(2025, 3, 30)),
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
