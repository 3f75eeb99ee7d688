from datetime import timedelta

import pytest
from sqlalchemy import event, func, select

from forum.errors import NotFound, Refused
from forum.handles.deriving import handle_id, reader_scope
from forum.handles.keyring import keys
from forum.moderation.flagging import (
    NOTE_MAX_CHARS,
    Flagger,
    Report,
    check_report,
    flag,
    flag_as_guest,
    flag_as_member,
)
from forum.moderation.many_flags import flaggers
from forum.moderation.models import Band, Case, CaseState, Flag, Outcome, Reason, Source
from forum.moderation.transitions import Step, step
from forum.public_ids import new_id
from forum.sealing import new_root
from forum.threads.models import Line, PostState
from tests.makers import NOON
from tests.moderation.making import flagged_post, on_duty, tighten

UNKIND, AT_RISK = Report(Reason.UNKIND, "It is about me."), Report(Reason.RISK)


@pytest.fixture
def post(make):
    return flagged_post(make)


def count(session, thing):
    return session.scalar(select(func.count()).select_from(thing))


def counts(session):
    return {source.detail: source.count for source in session.scalars(select(Source))}


def test_a_flag_opens_a_case_and_is_nobodys_name(session, post):
    root = new_root()

    case = flag_as_member(session, root, post.id, UNKIND, at=NOON)

    [row] = session.scalars(select(Flag))
    reader = handle_id(root, reader_scope(post.thread_id))
    assert (row.handle_id, row.reason, row.note) == (reader, Reason.UNKIND, "It is about me.")
    assert (row.case_id, row.outcome, row.day) == (case.id, None, NOON.date())
    assert reader in [key.handle_id for key in keys(session, root)]
    assert case.band == Band.TODAY


def test_pressed_twice_it_is_one_flag(session, post):
    root = new_root()

    first = flag_as_member(session, root, post.id, UNKIND, at=NOON)
    again = flag_as_member(session, root, post.id, Report(Reason.UNKIND, "Look."), at=NOON)

    assert first is again
    assert counts(session) == {"unkind": 1}
    assert session.scalars(select(Flag)).one().note == "Look."


def test_with_another_reason_it_is_the_same_flag(session, post):
    root, other = new_root(), new_root()
    flag_as_member(session, other, post.id, UNKIND, at=NOON)
    flag_as_member(session, root, post.id, UNKIND, at=NOON)

    case = flag_as_member(session, root, post.id, AT_RISK, at=NOON)

    assert counts(session) == {"unkind": 1, "risk": 1}
    assert case.band == Band.NOW
    assert count(session, Flag) == 2

    flag_as_member(session, other, post.id, AT_RISK, at=NOON)
    assert counts(session) == {"risk": 2}


def test_the_third_person_makes_it_more_urgent(session, post):
    bands = [flag_as_member(session, new_root(), post.id, UNKIND, at=NOON).band for _ in range(5)]

    assert bands == [Band.TODAY, Band.TODAY, Band.SOON, Band.SOON, Band.SOON]


def test_guests_are_counted_but_make_nothing_more_urgent(session, post):
    for _ in range(4):
        case = flag_as_guest(session, new_id(), post.id, UNKIND, at=NOON)

    assert counts(session) == {"unkind": 4}
    assert case.band == Band.TODAY
    assert flaggers(session, case) == 0


def test_nothing_joins_what_one_guest_flags_in_an_hour(session, make):
    mark, posts = new_id(), [flagged_post(make), flagged_post(make)]
    for post in posts:
        flag_as_guest(session, mark, post.id, UNKIND, at=NOON)

    handles = session.scalars(select(Flag.handle_id)).all()
    assert len({*handles, mark}) == 3


def test_a_guest_who_presses_twice_within_the_hour_is_one(session, post):
    mark = new_id()
    for _ in range(2):
        flag_as_guest(session, mark, post.id, UNKIND, at=NOON)

    assert counts(session) == {"unkind": 1}


def test_a_guest_flags_only_what_a_guest_can_read(session, make):
    hidden = flagged_post(make)
    board = make.board(reading="members")
    inside = make.opening_of(make.thread(board=board))
    hidden.state = PostState.TAKEN_BACK
    session.flush()

    for post in (inside, hidden):
        with pytest.raises(NotFound):
            flag_as_guest(session, new_id(), post.id, UNKIND, at=NOON)
    flag_as_member(session, new_root(), inside.id, UNKIND, at=NOON)


def test_nobody_flags_their_own_words(session, make):
    me = make.writer()
    post = flagged_post(make, writer=me)

    with pytest.raises(Refused, match="your own"):
        flag_as_member(session, me.root, post.id, UNKIND, at=NOON)
    assert count(session, Case) == 0


def test_what_was_answered_is_not_asked_again_without_something_new(session, post):
    root = new_root()
    flag_as_member(session, root, post.id, UNKIND, at=NOON)
    row = session.scalars(select(Flag)).one()
    row.outcome = Outcome.LEFT

    with pytest.raises(Refused, match="has looked at this"):
        flag_as_member(session, root, post.id, UNKIND, at=NOON)

    flag_as_member(session, root, post.id, AT_RISK, at=NOON)
    assert (row.outcome, row.reason) == (None, Reason.RISK)


def test_what_comes_after_the_decision_waits_for_the_next_case(session, post):
    case = flag_as_member(session, new_root(), post.id, UNKIND, at=NOON)
    step(case, Step.DECIDE)
    late = new_root()

    for report in (UNKIND, UNKIND, AT_RISK):
        assert flag_as_member(session, late, post.id, report, at=NOON) is case

    waiting = select(Flag).where(Flag.case_id.is_(None))
    assert session.scalars(waiting).one().reason == Reason.RISK
    late_ones = select(Source.detail).where(Source.is_late)
    assert session.scalars(late_ones).all() == ["risk"]
    assert case.band == Band.TODAY


@pytest.mark.parametrize(
    ("switched", "somebody_on", "hidden"),
    [(False, False, False), (True, True, False), (True, False, True)],
)
def test_three_people_hide_a_post_only_where_that_is_switched_on(
    session, post, switched, somebody_on, hidden
):
    tighten(session, *["flags"] * switched)
    if somebody_on:
        on_duty(session, until=NOON + timedelta(hours=2))

    for _ in range(3):
        flag_as_member(session, new_root(), post.id, UNKIND, at=NOON)

    assert (post.state == PostState.HELD) == hidden
    assert (post.line == Line.WAITING) == hidden


def test_a_thousand_flags_are_one_case_and_few_rows(session, post):
    for _ in range(1000):
        case = flag(session, post, Flagger(new_id()), UNKIND, at=NOON)

    assert count(session, Case) == 1
    assert counts(session) == {"unkind": 1000}
    assert case.band == Band.SOON
    assert case.version == 1


def test_the_thousandth_flag_costs_no_more_than_the_tenth(session, post):
    asked = []
    event.listen(session.connection(), "before_cursor_execute", lambda *a: asked.append(a[2]))

    def cost():
        asked.clear()
        flag(session, post, Flagger(new_id()), UNKIND, at=NOON)
        return len(asked)

    for _ in range(10):
        tenth = cost()
    for _ in range(90):
        hundredth = cost()
    assert hundredth == tenth <= 8


@pytest.mark.parametrize(
    ("reason", "note", "field"), [("", "", "reason"), ("boring", "", "reason")]
)
def test_a_reason_has_to_be_one_of_ours(reason, note, field):
    with pytest.raises(Refused) as refused:
        check_report(reason, note)
    assert refused.value.field == field


def test_a_note_has_to_be_short():
    assert check_report("spam", "x" * NOTE_MAX_CHARS) == Report(Reason.SPAM, "x" * 1000)
    with pytest.raises(Refused, match="shorter by 1 letter"):
        check_report("spam", "x" * (NOTE_MAX_CHARS + 1))


def test_a_case_that_is_returned_still_hears_flags(session, post):
    case = flag_as_member(session, new_root(), post.id, UNKIND, at=NOON)
    step(case, Step.DECIDE)
    step(case, Step.RETURN)

    flag_as_member(session, new_root(), post.id, AT_RISK, at=NOON)

    assert (case.state, case.band) == (CaseState.RETURNED, Band.NOW)
