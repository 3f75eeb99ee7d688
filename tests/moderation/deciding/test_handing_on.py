"""A case can be handed to somebody else, who decides."""

import pytest
from sqlalchemy import select

from forum.errors import Conflict, NotAllowed, Refused
from forum.moderation.claiming import claim
from forum.moderation.deciding.acts import Act
from forum.moderation.models import CaseState, Event, Lease
from tests.makers import NOON


@pytest.fixture
def case(session, queue, make, otter):
    case = queue.case(make.reply(make.thread()))
    claim(session, case.id, otter, at=NOON)
    queue.done()
    return case


def test_a_second_opinion_is_somebody_elses(session, queue, case, otter):
    before = queue.everything()
    assert queue.decide(case, Act.SECOND_OPINION, by=otter, message="I know the tone.") is None

    assert (case.state, case.version) == (CaseState.OPEN, 1)
    assert case.needs_another == "second-opinion"
    assert session.get(Lease, case.id) is None
    noted = select(Event.staff_id, Event.note).where(Event.kind == "second-opinion")
    assert session.execute(noted).all() == [(otter.staff_id, "I know the tone.")]
    assert queue.everything() == before
    assert queue.recorded() == ["second-opinion"]

    with pytest.raises(NotAllowed, match="You asked"):
        queue.decide(case, Act.LEAVE, by=otter)


def test_who_gives_the_second_opinion_decides(queue, case, otter):
    queue.decide(case, Act.SECOND_OPINION, by=otter)

    queue.decide(case, Act.LEAVE, by=queue.moderator("Warm Hare"))

    assert (case.state, case.needs_another) == (CaseState.DECIDED, None)


def test_undoing_lets_it_wait_for_a_second_opinion_again(queue, case, otter):
    hare = queue.moderator("Warm Hare")
    queue.decide(case, Act.SECOND_OPINION, by=otter)
    queue.decide(case, Act.LEAVE, by=hare)

    queue.undo(case, by=hare)

    assert case.needs_another == "second-opinion"


def test_what_is_passed_to_the_safety_lead_is_theirs(queue, case, otter, lead):
    queue.decide(case, Act.SAFETY_LEAD, by=otter)

    with pytest.raises(NotAllowed, match="safety lead"):
        queue.decide(case, Act.LEAVE, by=queue.moderator("Warm Hare"))
    queue.session.rollback()
    assert queue.decide(case, Act.LEAVE, by=lead)


def test_nobody_asks_for_the_same_twice(queue, case, otter, lead):
    queue.decide(case, Act.SECOND_OPINION, by=otter)

    with pytest.raises(Refused, match="already"):
        queue.decide(case, Act.SECOND_OPINION, by=lead)


@pytest.mark.parametrize("act", [Act.SECOND_OPINION, Act.SAFETY_LEAD])
def test_what_is_decided_is_not_handed_on(session, queue, case, otter, lead, act):
    """A bar that waits for somebody who agrees goes on waiting for that."""
    queue.decide(case, Act.TAKE_DOWN, Act.BAR, by=otter)

    with pytest.raises(Conflict, match="just decided this"):
        queue.decide(case, act, by=lead)

    session.rollback()
    assert (case.state, case.needs_another) == (CaseState.DECIDED, "second")
