"""What writers and readers can do in the ten minutes of a decision: nothing slips through."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from forum.moderation.deciding.acts import Act
from forum.moderation.meanwhile.listening import sit_down_at
from forum.moderation.meanwhile.sweeping import (
    TO_DECIDE,
    end_returned,
    give_back,
    settle_one,
)
from forum.moderation.models import Band, Case, CaseState, Flag, Outcome, SourceKind
from forum.moderation.opening import Speaks
from forum.moderation.screening import Screening, carry
from forum.moderation.writers.appealing import appeal
from forum.moderation.writers.hidden import told_for
from forum.threads.models import Line, PostState
from tests.makers import NOON
from tests.moderation.deciding.queue import LATER, Queue
from tests.moderation.making import tighten

HELD_BACK = Screening(
    waits=True, speaks=(Speaks(SourceKind.WORD_RULE, "Selling\nbuy now", Band.TODAY),)
)
LONG_AFTER = timedelta(days=80)
FIRST = Screening(waits=True, speaks=(Speaks(SourceKind.FIRST_POST),))


@pytest.fixture
def queue(session):
    queue = Queue(session)
    sit_down_at(queue.desk)
    return queue


@pytest.fixture
def otter(queue):
    return queue.moderator("Steady Otter")


@pytest.fixture
def hare(queue):
    return queue.moderator("Warm Hare")


@pytest.fixture
def me(queue):
    return queue.make.writer()


@pytest.fixture
def post(queue, me):
    post = queue.make.reply(queue.make.thread(), writer=me)
    queue.done()
    return post


def slip(queue, post, me, words="Buy now.", screened=HELD_BACK):
    """Let its writer change it into what a word rule would have held."""
    carry(queue.session, screened)
    queue.change(post, words, writer=me)


def settle(queue, case, at=LATER):
    settle_one(queue.session, case.id, at=at)
    queue.done()


def open_cases(queue):
    return queue.session.scalars(select(Case).where(Case.closed_on.is_(None))).all()


def outcomes(queue):
    return [flag.outcome for flag in queue.session.scalars(select(Flag))]


def test_words_slipped_in_after_leaving_a_post_wait_for_another_look(queue, post, me, otter):
    case = queue.flag(post)
    queue.decide(case, Act.LEAVE, by=otter)
    slip(queue, post, me)

    settle(queue, case)

    [again] = open_cases(queue)
    assert post.state == PostState.HELD
    assert (again.id != case.id, again.state, again.snapshot) == (True, "open", "Buy now.")


def test_undoing_does_not_show_words_that_were_slipped_in_meanwhile(queue, post, me, otter):
    case = queue.flag(post)
    queue.decide(case, Act.LEAVE, by=otter)
    slip(queue, post, me)

    queue.undo(case, by=otter)

    assert (post.state, post.line) == (PostState.HELD, Line.WAITING)
    assert [each.state for each in open_cases(queue)] == ["open"]


@pytest.mark.parametrize("act", [Act.TAKE_DOWN, Act.REWORD])
def test_undoing_shows_no_words_that_nobody_looked_at(queue, post, me, otter, act):
    case = queue.flag(post)
    queue.decide(case, act, by=otter)
    slip(queue, post, me)

    queue.undo(case, by=otter)

    assert (post.state, post.line) == (PostState.HELD, Line.WAITING)
    assert [each.state for each in open_cases(queue)] == ["open"]


def test_words_changed_after_an_appeal_in_vain_come_to_somebody(queue, post, me, otter, hare):
    case = queue.flag(post)
    queue.decide(case, Act.REWORD, by=otter)
    settle(queue, case)
    appeal(queue.session, post.id, "Why?", writer=me, at=LATER)
    queue.done()
    queue.decide(case, Act.KEPT, by=hare, at=LATER)
    settle(queue, case, at=LATER + timedelta(minutes=11))

    queue.change(post, "I say it kindly.", writer=me)

    [again] = open_cases(queue)
    assert (post.state, again.kind) == (PostState.HELD, SourceKind.RESUBMISSION)


def test_words_that_are_taken_down_open_no_case_by_being_changed(queue, post, me, otter):
    case = queue.flag(post)
    queue.decide(case, Act.TAKE_DOWN, by=otter)
    settle(queue, case)

    slip(queue, post, me, screened=FIRST)

    assert open_cases(queue) == []
    told = told_for(queue.session, [post.id], today=LATER.date())[post.id]
    assert (told.kind, told.may_appeal) == ("taken-down", True)


def test_who_flags_during_the_ten_minutes_hears_when_it_is_taken_back(queue, post, me, otter):
    reader = queue.make.writer()
    case = queue.flag(post)
    queue.decide(case, Act.LEAVE, by=otter)
    queue.flag(post, by=reader)

    queue.take_back(post, writer=me)

    assert outcomes(queue) == [Outcome.GONE, Outcome.GONE]


def test_the_writer_reads_the_latest_of_two_decisions_of_one_day(queue, post, otter, hare):
    for _ in range(12):
        case = queue.case(post)
        queue.decide(case, Act.LEAVE, by=otter, message="")
        settle(queue, case)
    case = queue.case(post)
    queue.decide(case, Act.TAKE_DOWN, by=hare, message="Too much.")
    settle(queue, case)

    told = told_for(queue.session, [post.id], today=LATER.date())[post.id]

    assert (told.kind, told.message, told.may_appeal) == ("taken-down", "Too much.", True)


def test_many_flags_during_the_ten_minutes_count_as_many(queue, post, otter):
    tighten(queue.session, "flags")
    case = queue.flag(post)
    queue.decide(case, Act.LEAVE, by=otter)
    for _ in range(3):
        queue.flag(post)

    settle(queue, case)

    [again] = open_cases(queue)
    assert again.band == Band.SOON, "unkind is for today, and three people make it sooner"
    assert post.state == PostState.HELD


def test_who_flagged_hears_also_when_nobody_came_and_nothing_was_changed(queue, post, me):
    case = queue.flag(post)
    queue.make.hide(post, Line.WAITING)
    back = NOON + TO_DECIDE
    give_back(queue.session, case.id, at=back)
    queue.done()

    end_returned(queue.session, case.id, at=back + LONG_AFTER)
    queue.done()

    assert case.state == CaseState.SETTLED
    assert outcomes(queue) == [Outcome.ACTED]
