"""What happens to cases by itself; a worker that was away for long loses nothing."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from forum.moderation.deciding.models import Sanction
from forum.moderation.deciding.undoing import UNDO
from forum.moderation.flagging import Report, flag_as_member
from forum.moderation.meanwhile.sweeping import (
    KEPT,
    decided_long_ago,
    end_returned,
    forget_closed,
    give_back,
    has_decided,
    returned_too_long,
    settle_one,
    waited_too_long,
)
from forum.moderation.models import Case, CaseState, Event, Flag, Outcome, Reason, Source
from forum.moderation.opening import SourceKind, Speaks, join, open_case
from forum.moderation.transitions import Step, step
from forum.public_ids import new_id
from forum.sealing import new_root
from forum.threads.models import Line, PostState
from tests.makers import NOON
from tests.moderation.making import FOUND, a_case, a_decision, a_sanction, moderator

DAY = timedelta(days=1)
FLAG = Speaks(SourceKind.FLAG, Reason.RISK)


@pytest.fixture
def case(session, make):
    return a_case(session, make)


@pytest.fixture
def held(session, make):
    post = make.reply(make.thread(), writer=make.writer(waits=True))
    return open_case(session, post, FOUND, at=NOON)


def decide(session, case, at=NOON):
    decision = a_decision(session, case, moderator(), decided_at=at)
    step(case, Step.DECIDE)
    session.flush()
    return decision


def test_a_decision_is_told_when_it_cannot_be_undone_any_more(session, case):
    assert not has_decided(session)
    decide(session, case)

    assert decided_long_ago(session, at=NOON + UNDO - timedelta(seconds=1)) == []
    assert has_decided(session)
    assert decided_long_ago(session, at=NOON + UNDO) == [case.id]
    settle_one(session, case.id, at=NOON + UNDO)

    assert (case.state, case.closed_on, case.opened_at) == ("settled", NOON.date(), None)
    assert decided_long_ago(session, at=NOON + DAY) == []
    session.flush()
    assert not has_decided(session)


def test_a_decision_that_was_undone_meanwhile_is_not_told(session, case):
    decision = decide(session, case)
    [found] = decided_long_ago(session, at=NOON + UNDO)
    decision.undone = True
    step(case, Step.UNDO)

    settle_one(session, found, at=NOON + UNDO)

    assert case.state == CaseState.OPEN


def test_told_twice_it_is_told_once(session, case):
    decide(session, case)

    settle_one(session, case.id, at=NOON + UNDO)
    settle_one(session, case.id, at=NOON + UNDO)

    assert case.state == CaseState.SETTLED


def test_a_day_without_a_worker_loses_nothing(session, make):
    decided = [a_case(session, make) for _ in range(3)]
    for case in decided:
        decide(session, case)
        flag_as_member(session, new_root(), case.post_id, Report(Reason.RISK), at=NOON)

    for case_id in decided_long_ago(session, at=NOON + DAY):
        settle_one(session, case_id, at=NOON + DAY)

    assert {case.state for case in decided} == {CaseState.SETTLED}
    again = session.scalars(select(Case).where(Case.closed_on.is_(None))).all()
    assert {case.post_id for case in again} == {case.post_id for case in decided}
    assert {case.band for case in again} == {"now"}
    flags = session.scalars(select(Flag)).all()
    assert {flag.case_id for flag in flags} == {case.id for case in again}


def test_flags_that_come_late_are_answered_with_the_post_that_was_hidden(session, make, held):
    held.state = CaseState.DECIDED
    a_decision(session, held, moderator(), acts="take-down", rule=2)
    make.hide(make.post(held.post_id), Line.TAKEN_DOWN, rule=2)
    join(session, held, FLAG, at=NOON)
    session.add(
        Flag(
            id=new_id(),
            post_id=held.post_id,
            handle_id=new_id(),
            reason="risk",
            day=NOON.date(),
            is_guest=False,
        )
    )
    session.flush()

    settle_one(session, held.id, at=NOON + UNDO)

    assert session.scalars(select(Flag)).one().outcome == Outcome.ACTED
    assert session.scalar(select(func.count()).select_from(Case)) == 1


def test_words_that_nobody_came_to_go_back_to_their_writer(session, make, held):
    public = a_case(session, make)

    assert waited_too_long(session, at=NOON + 13 * DAY) == []
    assert waited_too_long(session, at=NOON + 14 * DAY) == [held.id]
    give_back(session, held.id, at=NOON + 14 * DAY)
    give_back(session, held.id, at=NOON + 14 * DAY)

    post = make.post(held.post_id)
    assert (held.state, post.line) == (CaseState.RETURNED, Line.REWORD)
    assert held.returned_on == (NOON + 14 * DAY).date()
    assert public.state == CaseState.OPEN


def test_words_that_nobody_came_to_can_be_sent_again_for_sixty_days(session, make, held):
    give_back(session, held.id, at=NOON + 14 * DAY)

    assert returned_too_long(session, at=NOON + 74 * DAY) == []
    assert returned_too_long(session, at=NOON + 75 * DAY) == [held.id]
    end_returned(session, held.id, at=NOON + 75 * DAY)

    post = make.post(held.post_id)
    assert (held.state, held.closed_on) == ("settled", (NOON + 75 * DAY).date())
    assert (post.state, post.line) == (PostState.WITHHELD, Line.TAKEN_DOWN)


def test_ninety_days_after_closing_nothing_of_a_case_is_left(session, make):
    ids = []
    for age in (89 * DAY, 91 * DAY):
        case = a_case(session, make, at=NOON)
        flag_as_member(session, new_root(), case.post_id, Report(Reason.SPAM), at=NOON)
        decide(session, case)
        settle_one(session, case.id, at=NOON + UNDO)
        case.closed_on = (NOON + 100 * DAY - age).date()
        ids.append(case.id)
    session.flush()

    forget_closed(session, at=NOON + 100 * DAY)

    assert KEPT == 90 * DAY
    assert session.scalars(select(Case.id)).all() == ids[:1]
    assert set(session.scalars(select(Source.case_id))) == {ids[0]}
    assert set(session.scalars(select(Event.case_id))) == {ids[0]}


def test_flags_of_an_open_case_are_kept_however_old(session, case):
    flag_as_member(session, new_root(), case.post_id, Report(Reason.SPAM), at=NOON)

    forget_closed(session, at=NOON + 400 * DAY)

    assert session.scalar(select(func.count()).select_from(Flag)) == 1


def test_what_held_for_a_handle_is_forgotten_when_it_has_ended(session):
    for days in (-1, 0):
        a_sanction(session, new_id(), until_day=(NOON + days * DAY).date())

    forget_closed(session, at=NOON)

    assert session.scalars(select(Sanction.until_day)).all() == [NOON.date()]
