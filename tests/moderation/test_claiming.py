from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from forum.errors import Conflict, NotAllowed, NotFound
from forum.moderation.claiming import (
    LEASE,
    NOT_YOURS,
    claim,
    end_lapsed,
    end_lease,
    has_leases,
    lapsed,
    pass_on,
    reader_of,
    release,
    renew,
    return_all,
    take_over,
)
from forum.moderation.deciding.models import Appeal
from forum.moderation.happenings import Happening, note_event
from forum.moderation.models import CaseState, Event, Lease
from forum.moderation.transitions import Step, step
from forum.public_ids import new_id
from tests.makers import NOON
from tests.moderation.making import a_case, a_decision, moderator

SOON = timedelta(minutes=9)
LATER = timedelta(minutes=11)


@pytest.fixture
def case(session, make):
    return a_case(session, make)


def kinds(session, case):
    of_case = select(Event.kind).where(Event.case_id == case.id, Event.staff_id.is_not(None))
    return list(session.scalars(of_case.order_by(Event.step)))


def test_who_opens_a_case_has_it_for_ten_minutes(session, case):
    me = moderator()

    claim(session, case.id, me, at=NOON)

    assert case.state == CaseState.CLAIMED
    assert timedelta(minutes=10) == LEASE
    assert reader_of(session, case.id, NOON + SOON) == me.staff_id
    assert reader_of(session, case.id, NOON + LATER) is None
    assert kinds(session, case) == ["claim"]


def test_nobody_else_gets_it_meanwhile(session, case):
    me = moderator()
    claim(session, case.id, me, at=NOON)

    with pytest.raises(Conflict, match="Somebody else is reading"):
        claim(session, case.id, moderator(), at=NOON + SOON)

    assert reader_of(session, case.id, NOON + SOON) == me.staff_id


def test_activity_renews_the_lease_without_more_being_told(session, case):
    me = moderator()
    claim(session, case.id, me, at=NOON)

    claim(session, case.id, me, at=NOON + SOON)
    renew(session, case.id, me, at=NOON + 2 * SOON)
    renew(session, case.id, moderator(), at=NOON + 9 * SOON)

    assert session.get_one(Lease, case.id).until == NOON + 2 * SOON + LEASE
    assert kinds(session, case) == ["claim"]
    assert case.version == 1


def test_a_reader_who_was_away_can_be_relieved(session, case):
    me, other = moderator(), moderator()
    claim(session, case.id, me, at=NOON)

    take_over(session, case.id, other, at=NOON + LATER)

    assert reader_of(session, case.id, NOON + LATER) == other.staff_id
    assert kinds(session, case) == ["claim", "take-over"]
    with pytest.raises(Conflict, match=str(NOT_YOURS)):
        release(session, case.id, me, at=NOON + LATER)


def test_a_case_that_is_put_back_can_be_had_at_once(session, case):
    me = moderator()
    claim(session, case.id, me, at=NOON)

    release(session, case.id, me, at=NOON)

    assert case.state == CaseState.OPEN
    claim(session, case.id, moderator(), at=NOON)
    assert case.state == CaseState.CLAIMED


def test_a_case_that_nobody_reads_cannot_be_put_back(session, case):
    with pytest.raises(Conflict):
        release(session, case.id, moderator(), at=NOON)


def test_a_case_passed_twice_asks_for_somebody_else(session, case):
    for passes, needs in [(1, None), (2, "second-opinion")]:
        me = moderator()
        claim(session, case.id, me, at=NOON)
        pass_on(session, case.id, me, at=NOON)
        assert (case.passes, case.needs_another) == (passes, needs)


def test_an_appeal_stays_one_while_it_is_read_and_passed(session, case):
    me = moderator()
    case.state = CaseState.APPEALED

    claim(session, case.id, me, at=NOON)
    assert case.state == CaseState.APPEALED
    pass_on(session, case.id, me, at=NOON)

    assert case.state == CaseState.APPEALED
    assert reader_of(session, case.id, NOON) is None


def test_who_asked_for_somebody_else_does_not_get_it_again(session, case):
    me, other = moderator(), moderator()
    claim(session, case.id, me, at=NOON)
    note_event(session, case, Happening("second-opinion", me.staff_id), at=NOON)
    case.needs_another = "second-opinion"
    release(session, case.id, me, at=NOON)

    with pytest.raises(NotAllowed, match="You asked for somebody else"):
        claim(session, case.id, me, at=NOON)

    claim(session, case.id, other, at=NOON)


def test_what_was_passed_to_the_safety_lead_goes_on_with_a_lead(session, case):
    me = moderator()
    note_event(session, case, Happening("safety-lead", me.staff_id), at=NOON)
    case.needs_another = "safety-lead"

    with pytest.raises(NotAllowed, match="You asked for somebody else"):
        claim(session, case.id, me, at=NOON)
    assert claim(session, case.id, replace(me, role="lead"), at=NOON).state == CaseState.CLAIMED


def test_a_case_of_ones_own_or_of_another_board_is_not_to_be_had(session, make):
    me = make.writer()
    own = a_case(session, make, writer=me)

    with pytest.raises(NotAllowed):
        claim(session, own.id, moderator(root=me.root), at=NOON)
    with pytest.raises(NotFound):
        claim(session, own.id, moderator("Steady Otter", "elsewhere"), at=NOON)
    with pytest.raises(NotFound):
        claim(session, new_id(), moderator(), at=NOON)


def test_a_case_that_is_decided_is_not_to_be_had(session, case):
    step(case, Step.DECIDE)

    with pytest.raises(Conflict, match="Someone else has just decided this"):
        claim(session, case.id, moderator(), at=NOON)


def test_a_case_whose_reader_stays_away_returns_by_itself(session, make, case):
    me, other = moderator(), a_case(session, make)
    assert not has_leases(session)
    claim(session, case.id, me, at=NOON)
    claim(session, other.id, me, at=NOON + LATER)
    session.flush()
    assert has_leases(session)

    found = lapsed(session, at=NOON + LATER)
    for case_id in (*found, other.id):
        end_lapsed(session, case_id, at=NOON + LATER)

    assert found == [case.id]
    assert (case.state, other.state) == (CaseState.OPEN, CaseState.CLAIMED)
    assert kinds(session, case) == ["claim", "lapse"]


def test_the_cases_of_somebody_who_left_the_staff_return(session, make, case):
    me, theirs = moderator(), a_case(session, make)
    claim(session, case.id, me, at=NOON)
    claim(session, theirs.id, moderator(), at=NOON)

    return_all(session, me.staff_id, at=NOON)

    assert (case.state, theirs.state) == (CaseState.OPEN, CaseState.CLAIMED)
    assert reader_of(session, case.id, NOON) is None


def test_a_lease_ends_with_the_decision(session, case):
    claim(session, case.id, moderator(), at=NOON)

    end_lease(session, case)

    assert reader_of(session, case.id, NOON) is None


def test_who_decided_first_does_not_open_the_appeal_against_it(session, case):
    first = moderator()
    decision = a_decision(session, case, first)
    session.add(
        Appeal(id=new_id(), case_id=case.id, decision_id=decision.id, text="", day=NOON.date())
    )
    case.state = CaseState.APPEALED
    session.flush()

    with pytest.raises(Conflict, match="You decided this yourself"):
        claim(session, case.id, first, at=NOON)
    claim(session, case.id, moderator(), at=NOON)


def test_a_safety_lead_who_passed_it_to_the_safety_lead_can_open_it(session, case):
    lead = replace(moderator(), role="lead")
    for asked in ("safety-lead", "second-opinion"):
        case.needs_another = asked
        note_event(session, case, Happening(asked, lead.staff_id), at=NOON)
        if asked == "second-opinion":
            with pytest.raises(NotAllowed):
                claim(session, case.id, lead, at=NOON)
        else:
            claim(session, case.id, lead, at=NOON)
