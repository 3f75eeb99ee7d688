"""What the page of an answer tells: how many, where, and what else there would be."""

from collections import namedtuple

import pytest

from forum.boards.content_notes import FOLDED_AT_FIRST
from forum.search.asking.choices import When
from forum.search.backend import Audience, Found, Hit, Request
from forum.search.pages.answer import Answer
from forum.search.pages.question import Question
from forum.search.pages.results import Asker
from forum.web.visits.sessions import Guest

Board = namedtuple("Board", "id slug name description archived_on", defaults=[None])
SLEEP, WORK = Board(b"s", "sleep", "Sleep", "Nights."), Board(b"w", "work", "Work", "Desks.")
ANYTHING, NOTHING = Question("x"), Found(())
HITS = tuple(Hit(bytes([n]) * 16, bytes(16), 1.0, has_all=True) for n in range(3))


def answer(question=ANYTHING, found=NOTHING, results=(), everything=0, **asked):
    return Answer(
        question=question,
        asked=None,
        asker=Asker(Guest(), ("violence", "grief")),
        request=Request((), Audience.EVERYONE, None, **asked),
        found=found,
        results=results,
        everything=everything,
        boards=[SLEEP, WORK],
        counts={b"s": 2, b"w": 3, b"o": 0},
    )


def test_what_was_found_and_may_not_be_read_is_not_counted():
    assert answer(found=Found(HITS, count=30), results=("one",)).count == 28


@pytest.mark.parametrize(("count", "pages"), [(0, 0), (1, 1), (10, 1), (11, 2), (30, 3)])
def test_there_are_as_many_pages_as_results_need(count, pages):
    assert answer(found=Found((), count=count)).pages == pages
    assert answer(found=Found((), count=count, is_rough=True)).pages == 0


def test_more_are_those_that_filters_leave_out():
    assert answer(found=Found((), count=30), everything=33).more == 3
    assert answer(found=Found((), count=33), everything=30).more == 0


def test_boards_are_counted_among_those_chosen():
    assert answer().boards_found == 2
    assert answer(only_boards=frozenset({b"w", b"o"})).boards_found == 1


def test_topics_are_the_usual_ones_those_that_one_folds_and_those_that_were_ticked():
    told = answer(left_out=frozenset({"debt"}))

    assert told.topics == [*FOLDED_AT_FIRST, "grief", "debt"]
    assert told.left_out == ["debt"]


def test_filters_are_counted_with_the_topics():
    question = Question("x", boards=("sleep",), when=When.WEEK)

    assert answer(question, left_out=frozenset({"debt", "grief"})).filters == 4


def test_boards_are_offered_to_choose_to_ask_on_and_to_look_at():
    told = answer(Question("desk"))

    assert [choice.slug for choice in told.board_choices] == ["work", "sleep"]
    assert told.ask_on == WORK
    assert told.boards_like == [WORK]
