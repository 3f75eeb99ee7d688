"""Asking for another look: once, in time, and only about what was decided."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from forum.errors import NotAllowed, NotFound, Refused
from forum.moderation.deciding.acts import Act
from forum.moderation.deciding.models import Appeal
from forum.moderation.models import CaseState, Event, Source
from forum.moderation.writers.appealing import TEXT_MAX_CHARS, appeal, check_text
from forum.public_ids import new_id
from tests.makers import NOON
from tests.moderation.deciding.queue import LATER

WEEK = timedelta(days=7)


@pytest.fixture
def case(queue, post, otter):
    case = queue.case(post)
    queue.decide(case, Act.TAKE_DOWN, by=otter)
    queue.settle(case)
    return case


def ask(queue, post, writer, *, text="I meant it well.", at=LATER):
    case = appeal(queue.session, post.id, text, writer=writer, at=at)
    queue.done()
    return case


def test_the_case_is_open_again_with_what_the_writer_says(session, queue, case, post, writer):
    assert ask(queue, post, writer) is case

    [row] = session.scalars(select(Appeal))
    assert (case.state, case.closed_on) == (CaseState.APPEALED, None)
    assert (row.text, row.day) == ("I meant it well.", NOON.date())
    assert row.decision_id == queue.last_decision(case).id
    assert "appeal" in session.scalars(select(Source.kind)).all()
    assert "appeal" in session.scalars(select(Event.kind)).all()


def test_the_text_may_be_empty_and_has_an_end(queue, case, post, writer):
    with pytest.raises(Refused, match="by 2 letters") as refusal:
        check_text("a" * (TEXT_MAX_CHARS + 2))
    assert refusal.value.field == "body"

    assert ask(queue, post, writer, text="")


def test_nobody_asks_twice(queue, case, post, writer, lead):
    ask(queue, post, writer)
    queue.decide(case, Act.KEPT, by=lead, at=LATER)
    queue.settle(case, at=LATER.replace(hour=20))

    with pytest.raises(Refused, match="asked already"):
        ask(queue, post, writer)


def test_after_seven_days_it_is_too_late(queue, case, post, writer):
    with pytest.raises(Refused, match="seven days"):
        ask(queue, post, writer, at=LATER + WEEK + timedelta(days=1))

    assert ask(queue, post, writer, at=LATER + WEEK)


def test_while_it_can_be_undone_there_is_nothing_to_ask(queue, post, writer, otter):
    queue.decide(queue.case(post), Act.TAKE_DOWN, by=otter)

    with pytest.raises(Refused, match="ten minutes"):
        ask(queue, post, writer)


@pytest.mark.parametrize("acts", [(), (Act.LEAVE,)])
def test_what_was_not_decided_cannot_be_looked_at_again(queue, post, writer, otter, acts):
    if acts:
        case = queue.case(post)
        queue.decide(case, *acts, by=otter)
        queue.settle(case)

    with pytest.raises(Refused, match="Nothing was decided"):
        ask(queue, post, writer)


def test_only_its_writer_asks(queue, make, case, post):
    # Others do not even learn that there is such a post
    with pytest.raises((NotFound, NotAllowed)):
        ask(queue, post, make.writer())
    with pytest.raises(NotFound):
        appeal(queue.session, new_id(), "", writer=make.writer(), at=LATER)


def test_a_returned_case_can_be_appealed_instead_of_reworded(queue, post, writer, otter):
    case = queue.case(post)
    queue.decide(case, Act.REWORD, by=otter)
    queue.settle(case)

    ask(queue, post, writer)

    assert (case.state, case.returned_on) == (CaseState.APPEALED, None)


def test_while_somebody_looks_at_it_for_another_reason_it_waits(queue, case, post, writer):
    queue.case(post, at=LATER)

    with pytest.raises(Refused):
        ask(queue, post, writer)
