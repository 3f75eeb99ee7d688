"""A bar needs two people, and is a pause until the second has spoken."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from forum.errors import Conflict, NotAllowed
from forum.moderation.deciding.acts import Act
from forum.moderation.deciding.models import Sanction
from forum.moderation.deciding.seconding import second, turn_down
from forum.moderation.models import CaseState
from forum.threads.models import PostState
from tests.makers import NOON
from tests.moderation.deciding.queue import LATER, SOON

TODAY = NOON.date()
WEEK = timedelta(days=7)


@pytest.fixture
def post(queue, make):
    return make.reply(make.thread())


@pytest.fixture
def case(queue, post, otter):
    case = queue.case(post)
    queue.decide(case, Act.TAKE_DOWN, Act.BAR, by=otter)
    return case


def sanctions(session):
    found = select(Sanction.kind, Sanction.until_day)
    return [tuple(row) for row in session.execute(found)]


def test_until_somebody_agrees_it_is_a_pause_of_a_week(session, case):
    assert sanctions(session) == [("pause", TODAY + WEEK)]
    assert case.needs_another == "second"


def test_it_is_settled_only_when_somebody_has_agreed(session, queue, case, lead):
    assert not queue.settle(case)

    second(session, case.id, case.version, decider=lead, at=LATER)
    queue.done()

    assert sanctions(session) == [("bar", TODAY + timedelta(days=365))]
    assert queue.settle(case)
    assert queue.recorded() == ["take-down", "bar", "second"]


def test_after_a_week_without_anybody_it_stays_the_pause_that_it_was(session, queue, case):
    assert queue.settle(case, at=NOON + WEEK)

    assert sanctions(session) == [("pause", TODAY + WEEK)]
    assert (case.state, case.needs_another) == (CaseState.SETTLED, None)


def test_who_is_asked_can_say_no_and_the_person_writes_again(session, queue, post, case, lead):
    turn_down(session, case.id, case.version, decider=lead, at=SOON)
    queue.done()

    assert sanctions(session) == []
    assert post.state == PostState.WITHHELD
    assert queue.settle(case)


def test_nobody_agrees_with_themselves(session, case, otter):
    with pytest.raises(NotAllowed, match="Somebody else has to agree"):
        second(session, case.id, case.version, decider=otter, at=SOON)


def test_the_database_refuses_somebody_who_agrees_with_themselves(session, queue, otter, make):
    case = queue.case(make.reply(make.thread()))
    decision = queue.decide(case, Act.BAR, by=otter)

    decision.seconded_by = otter.staff_id
    with pytest.raises(IntegrityError):
        session.flush()


def test_one_of_the_two_is_a_lead(session, queue, make, case, lead):
    hare = queue.moderator("Warm Hare")
    with pytest.raises(NotAllowed, match="has to be a lead"):
        second(session, case.id, case.version, decider=hare, at=SOON)
    session.rollback()

    by_lead = queue.case(make.reply(make.thread()))
    queue.decide(by_lead, Act.BAR, by=lead)
    assert second(session, by_lead.id, by_lead.version, decider=hare, at=SOON)


def test_nobody_agrees_twice(session, queue, case, lead):
    second(session, case.id, case.version, decider=lead, at=SOON)
    queue.done()

    with pytest.raises(Conflict, match="any more"):
        second(session, case.id, case.version, decider=lead, at=SOON)


def test_a_bar_that_two_agreed_on_is_undone_whole(session, queue, post, case, otter, lead):
    second(session, case.id, case.version, decider=lead, at=SOON)
    queue.done()

    queue.undo(case, by=otter)

    assert (sanctions(session), post.state) == ([], PostState.PUBLISHED)
    assert case.needs_another is None
