from datetime import timedelta

import pytest
from sqlalchemy import func, select

from forum.clock import now
from forum.events import NewsDesk
from forum.moderation.claiming import claim
from forum.moderation.flagging import Report, flag_as_member
from forum.moderation.meanwhile.listening import sit_down_at
from forum.moderation.models import Band, Case, CaseState, Flag, Outcome, Reason, Source, SourceKind
from forum.moderation.opening import Speaks, open_case
from forum.moderation.screening import Screening, carry
from forum.moderation.standing import Standing
from forum.moderation.transitions import Step, step
from forum.sealing import new_root
from forum.staff.news import StaffLeft
from forum.threads.holding.showing import show
from forum.threads.models import PostState
from forum.threads.news import ThreadMoved
from tests.makers import NOON, Make
from tests.moderation.making import FOUND, moderator

FIRST = Screening(waits=True, speaks=(Speaks(SourceKind.FIRST_POST),), standing=Standing.NEW)
RISKY = Screening(speaks=(Speaks(SourceKind.RISK, "Signs\nno way out", Band.NOW),))


@pytest.fixture
def desk():
    desk = NewsDesk()
    sit_down_at(desk)
    return desk


@pytest.fixture
def make(session, desk):
    return Make(session, desk)


@pytest.fixture
def me(make):
    return make.writer()


def cases(session):
    return session.scalars(select(Case).order_by(Case.opened_at)).all()


def test_words_that_wait_open_a_case_with_all_that_was_found(session, make):
    thread, writer = make.thread(), make.writer(waits=True)
    carry(session, FIRST)
    post = make.reply(thread, writer=writer, body="Only the two of us.")

    [case] = cases(session)
    assert (case.post_id, case.snapshot) == (post.id, "Only the two of us.")
    assert (case.kind, case.standing) == ("first-post", "new")


def test_words_that_wait_are_never_forgotten_whatever_was_looked_at(session, make):
    thread = make.thread(writer=make.writer(waits=True))

    [case] = cases(session)
    assert case.post_id == make.opening_of(thread).id
    assert (case.kind, case.snapshot_title) == ("first-post", "Nights are long")


def test_what_was_found_speaks_for_words_that_everybody_reads(session, make):
    thread = make.thread()
    carry(session, RISKY)
    post = make.reply(thread)
    make.reply(thread)

    [case] = cases(session)
    assert (case.post_id, case.band, case.kind) == (post.id, Band.NOW, SourceKind.RISK)
    assert post.state == PostState.PUBLISHED


def test_words_in_which_nothing_was_found_open_none(session, make):
    make.reply(make.thread())

    assert cases(session) == []


def test_a_post_that_is_let_out_opens_no_second_case(session, make, desk):
    post = make.reply(make.thread(), writer=make.writer(waits=True))

    show(session, post, at=NOON)
    desk.enter(session)

    assert len(cases(session)) == 1


def test_changed_words_make_what_was_read_of_them_old(session, make, me):
    post = make.reply(make.thread(), writer=me)
    case = open_case(session, post, FOUND, at=now())

    make.change(post, "Quite other words than before.", writer=me)

    assert (case.version, case.length) == (2, 5)
    assert case.snapshot == "I hear you."


def test_a_change_in_which_something_was_found_waits(session, make, me):
    post = make.reply(make.thread(), writer=me)
    held = Screening(waits=True, speaks=(FOUND,))

    carry(session, held)
    make.change(post, "Write to me elsewhere.", writer=me)

    [case] = cases(session)
    assert post.state == PostState.HELD
    assert (case.post_id, case.snapshot) == (post.id, "Write to me elsewhere.")


def test_a_change_that_was_asked_for_brings_the_case_back(session, make, me):
    post = make.reply(make.thread(), writer=make.writer(root=me.root, waits=True))
    [case] = cases(session)
    step(case, Step.DECIDE)
    step(case, Step.RETURN)

    make.change(post, "Kinder words.", writer=me)

    assert case.state == CaseState.OPEN
    kinds = select(Source.kind).where(Source.case_id == case.id)
    assert SourceKind.RESUBMISSION in session.scalars(kinds).all()


@pytest.mark.parametrize("steps", [[], [Step.CLAIM], [Step.DECIDE], [Step.DECIDE, Step.RETURN]])
def test_words_that_are_taken_back_end_their_case_and_leave_nothing_of_them(
    session, make, me, steps
):
    post = make.reply(make.thread(), writer=me, body="Something private")
    flag_as_member(session, new_root(), post.id, Report(Reason.SPAM, "It said: private"), at=NOON)
    [case] = cases(session)
    for taken in steps:
        step(case, taken)

    make.take_back(post, writer=me)

    session.expire_all()
    [case], [flag] = cases(session), session.scalars(select(Flag)).all()
    assert (case.state, case.closed_on) == (CaseState.SETTLED, now().date())
    assert (case.snapshot, case.opened_at) == (None, None)
    assert (flag.note, flag.outcome) == (None, Outcome.GONE)


def test_words_that_are_taken_back_leave_closed_cases_too(session, make, me):
    post = make.reply(make.thread(), writer=me)
    case = open_case(session, post, FOUND, at=NOON)
    case.state, case.opened_at, case.closed_on = CaseState.SETTLED, None, NOON.date()
    session.flush()

    make.take_back(post, writer=me)

    session.expire_all()
    assert case.snapshot is None
    assert session.scalars(select(Source.detail)).all() == ["Contact details"]


def test_the_cases_of_a_thread_that_moves_move_with_it(session, make, desk):
    thread, elsewhere = make.thread(), make.board()
    case = open_case(session, make.reply(thread), FOUND, at=NOON)
    other = open_case(session, make.reply(make.thread()), FOUND, at=NOON)
    before = other.board_id

    session.info["news"] = [ThreadMoved(thread.id, elsewhere.id, NOON.date())]
    desk.enter(session)

    session.expire_all()
    assert (case.board_id, other.board_id) == (elsewhere.id, before)


def test_the_cases_of_somebody_who_leaves_the_staff_return(session, make, desk):
    case, gone = open_case(session, make.reply(make.thread()), FOUND, at=NOON), moderator()
    claim(session, case.id, gone, at=now())

    session.info["news"] = [StaffLeft(gone.staff_id)]
    desk.enter(session)

    assert case.state == CaseState.OPEN
    assert session.scalar(select(func.count()).select_from(Case)) == 1


def test_what_was_found_is_told_once(session, make):
    thread = make.thread()
    carry(session, RISKY)
    make.reply(thread, at=now() - timedelta(minutes=1))
    make.reply(thread)

    assert len(cases(session)) == 1
