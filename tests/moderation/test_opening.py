from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from forum.errors import Refused
from forum.moderation import opening
from forum.moderation.closing import close
from forum.moderation.models import Band, Case, CaseState, Event, Reason, Source, SourceKind
from forum.moderation.opening import Speaks, follow_up, hear_late, join, open_case, reopen
from forum.moderation.transitions import Step, step
from forum.public_ids import new_id
from tests.makers import NOON
from tests.moderation.making import FOUND, a_case, flagged_post

LATER = NOON + timedelta(minutes=5)
RISK = Speaks(SourceKind.RISK, "risk\nno way out", Band.NOW)
MINOR = Speaks(SourceKind.FIRST_POST)
UNKIND = Speaks(SourceKind.FLAG, Reason.UNKIND, Band.TODAY)


def sources(session, case):
    of_case = select(Source).where(Source.case_id == case.id)
    return {(s.kind, s.detail.partition("\n")[0]): s.count for s in session.scalars(of_case)}


def test_a_case_keeps_what_was_there_when_it_was_opened(session, make):
    thread = make.thread(title="Awake again", body="Three nights now.", notes=[])
    post = make.opening_of(thread)

    case = open_case(session, post, FOUND, at=NOON)

    assert (case.snapshot_title, case.snapshot) == ("Awake again", "Three nights now.")
    assert (case.board_id, case.length, case.kind) == (thread.board_id, 3, SourceKind.WORD_RULE)
    assert (case.band, case.goal_at - case.opened_at) == (Band.TODAY, timedelta(hours=8))
    assert case.standing is None


def test_a_reply_has_no_title(session, make):
    assert a_case(session, make).snapshot_title is None


def test_what_comes_later_joins_the_case_that_is_open(session, make):
    case = a_case(session, make, speaks=MINOR)
    post_id = case.post_id

    for speaks in (UNKIND, UNKIND, FOUND, FOUND):
        assert open_case(session, make.post(post_id), speaks, at=LATER) is case

    assert sources(session, case) == {
        ("first-post", ""): 1,
        ("flag", "unkind"): 2,
        ("word-rule", "Contact details"): 1,
    }
    assert case.kind == SourceKind.FIRST_POST


def test_a_case_gets_more_urgent_and_never_less(session, make):
    case = a_case(session, make, speaks=MINOR)

    join(session, case, RISK, at=LATER)
    assert (case.band, case.goal_at) == (Band.NOW, NOON + timedelta(minutes=15))

    join(session, case, MINOR, at=LATER)
    assert case.band == Band.NOW


def test_how_its_writer_stands_is_known_once(session, make):
    post = flagged_post(make)

    assert open_case(session, post, MINOR, standing="new", at=NOON).standing == "new"
    assert open_case(session, post, FOUND, standing="settled", at=NOON).standing == "new"


def test_a_post_has_one_open_case_by_constraint(session, make):
    case = a_case(session, make)
    same = {"post_id": case.post_id, "board_id": case.board_id, "kind": "flag", "length": 1}

    closed = {"state": "settled", "closed_on": NOON.date()}
    with session.begin_nested():
        session.add(Case(id=new_id(), band="today", rank=2, **same, **closed))
    session.add(Case(id=new_id(), band="today", rank=2, opened_at=NOON, **same))
    with pytest.raises(IntegrityError):
        session.flush()


def test_who_loses_the_race_joins_the_case_of_who_won(session, make):
    """Both have looked and found none; then one is there."""
    post = flagged_post(make)
    mine = opening._case_of(session, post, UNKIND, NOON)
    winner = open_case(session, post, FOUND, at=NOON)

    case = opening._begun(session, mine)

    assert case is winner
    assert session.scalar(select(func.count()).select_from(Case)) == 1


def test_what_comes_after_a_decision_waits_for_its_end(session, make):
    case = a_case(session, make)
    step(case, Step.DECIDE)

    late = join(session, case, RISK, at=LATER)

    assert late.is_late
    assert case.band == Band.TODAY


def test_what_came_late_is_heard_when_the_decision_is_undone(session, make):
    case = a_case(session, make, speaks=UNKIND)
    step(case, Step.DECIDE)
    for speaks in (UNKIND, RISK):
        join(session, case, speaks, at=LATER)
    step(case, Step.UNDO)

    hear_late(session, case, at=LATER)

    assert sources(session, case) == {
        ("flag", "unkind"): 2,
        ("risk", "risk"): 1,
    }
    assert case.band == Band.NOW
    assert not session.scalars(select(Source).where(Source.is_late)).all()


def test_what_came_late_opens_a_case_of_its_own_once_the_first_is_closed(session, make):
    case = a_case(session, make)
    step(case, Step.DECIDE)
    join(session, case, RISK, at=LATER)
    step(case, Step.SETTLE)
    close(session, case, at=LATER)

    after = follow_up(session, case, make.post(case.post_id), at=LATER)

    assert (after.state, after.band, after.kind) == (CaseState.OPEN, Band.NOW, SourceKind.RISK)
    assert sources(session, after) == {("risk", "risk"): 1}
    assert sources(session, case) == {("word-rule", "Contact details"): 1}


def test_nothing_follows_when_nothing_came(session, make):
    case = a_case(session, make)
    step(case, Step.DECIDE)
    step(case, Step.SETTLE)
    close(session, case, at=LATER)

    assert follow_up(session, case, make.post(case.post_id), at=LATER) is None


def test_an_appeal_opens_the_case_again(session, make):
    case = a_case(session, make, speaks=MINOR)
    step(case, Step.DECIDE)
    step(case, Step.SETTLE)
    close(session, case, at=NOON)

    reopen(session, case, at=LATER)

    assert (case.state, case.closed_on, case.opened_at) == (CaseState.APPEALED, None, LATER)
    assert (case.band, case.goal_at) == (Band.TODAY, LATER + timedelta(hours=8))
    assert ("appeal", "") in sources(session, case)


def test_an_appeal_waits_for_whoever_looks_already(session, make):
    case = a_case(session, make)
    step(case, Step.DECIDE)
    step(case, Step.SETTLE)
    close(session, case, at=NOON)
    open_case(session, make.post(case.post_id), UNKIND, at=LATER)

    with pytest.raises(Refused, match="already"):
        reopen(session, case, at=LATER)
    assert case.state == CaseState.SETTLED


def test_events_hold_no_words_of_members(session, make):
    case = a_case(session, make)
    join(session, case, RISK, at=LATER)

    notes = session.scalars(select(Event.note).where(Event.case_id == case.id)).all()
    assert sorted(notes) == ["risk", "word-rule"]
