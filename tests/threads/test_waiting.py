"""How soon first replies come: counted in steps, week by week, and told only of enough threads."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from forum.threads.models import FirstReplies
from forum.threads.waiting import (
    FEWEST,
    LONGER,
    STEPS_HOURS,
    WEEKS,
    hours_waited,
    monday,
    most_within,
    step_for,
    usual_wait,
)
from tests.makers import NOON

TODAY = NOON.date()  # a Sunday
WEEK = timedelta(weeks=1)


def counters(session, board=None) -> dict[tuple[date, int], int]:
    session.flush()
    wanted = select(FirstReplies)
    if board is not None:
        wanted = wanted.where(FirstReplies.board_id == board.id)
    return {(row.week, row.hours): row.threads for row in session.scalars(wanted)}


def answered(make, board, hours, *, at=NOON):
    """Make a thread of `board` that gets its first reply at `at`, after so many hours."""
    thread = make.thread(board=board, at=at - timedelta(hours=hours))
    make.reply(thread, at=at)
    return thread


@pytest.mark.parametrize(
    ("days_ago", "hour", "hours"),
    [(0, 12, 0), (0, 9, 3), (1, 12, 24), (1, 23, 13), (2, 0, 60), (0, 13, 0)],
)
def test_the_wait_is_counted_in_whole_hours(days_ago, hour, hours):
    assert hours_waited(TODAY - timedelta(days=days_ago), hour, NOON) == hours


@pytest.mark.parametrize(("days_ago", "hours"), [(0, 0), (1, 24), (3, 72)])
def test_when_the_hour_is_forgotten_whole_days_are_counted(days_ago, hours):
    assert hours_waited(TODAY - timedelta(days=days_ago), None, NOON) == hours


@pytest.mark.parametrize(
    ("hours", "step"),
    [(0, 1), (1, 2), (2, 3), (4, 5), (23, 24), (24, 48), (167, 168), (168, LONGER), (999, LONGER)],
)
def test_a_wait_is_told_as_the_first_step_that_it_fits_into(hours, step):
    assert step_for(hours) == step


@pytest.mark.parametrize("day", range(7))
def test_a_week_begins_on_its_monday(day):
    assert monday(date(2026, 3, 2) + timedelta(days=day)) == date(2026, 3, 2)


@pytest.mark.parametrize(
    ("numbers", "still_waiting", "told"),
    [
        ({}, 0, None),
        ({1: FEWEST - 1}, 0, None),
        ({1: FEWEST}, 0, 1),
        ({1: 1, 2: 1, 24: 3}, 0, 24),
        ({1: 2, 5: 1, 24: 2}, 0, 5),
        # Half is not most.
        ({1: 3, 24: 3}, 0, 24),
        # Who still waits has not been answered.
        ({1: 3}, 2, 1),
        ({1: 3}, 3, None),
        ({1: 3, 72: 1}, 3, 72),
        ({}, 50, None),
        # Nobody is told that it takes longer than the longest step.
        ({LONGER: 50}, 0, None),
        ({168: 4, LONGER: 3}, 0, 168),
    ],
)
def test_most_are_answered_within_the_first_step_that_holds_more_than_half(
    numbers, still_waiting, told
):
    assert most_within(numbers, still_waiting=still_waiting) == told


def test_a_first_reply_is_counted_for_its_board_its_week_and_its_step(session, make):
    board, other = make.board(), make.board()

    for hours, at in ((0, NOON), (0, NOON), (4, NOON), (4, NOON + WEEK)):
        answered(make, board, hours, at=at)
    answered(make, other, 4)

    this_week = monday(TODAY)
    assert counters(session, board) == {
        (this_week, 1): 2,
        (this_week, 5): 1,
        (this_week + WEEK, 5): 1,
    }
    assert counters(session, other) == {(this_week, 5): 1}


def test_only_the_first_reply_is_counted(session, make):
    thread = answered(make, make.board(), 1)
    before = counters(session)

    for days in range(3):
        make.reply(thread, at=NOON + timedelta(days=days))

    assert counters(session) == before == {(monday(TODAY), 2): 1}


@pytest.mark.parametrize("post_as", ["thread", "known"])
def test_who_opened_the_thread_does_not_end_the_wait_themselves(session, make, post_as):
    opener = make.writer(post_as=post_as)
    thread = make.thread(writer=opener, at=NOON)
    make.reply(thread, writer=opener, at=NOON)
    own = (counters(session), thread.answered_on, thread.replies)

    make.reply(thread, at=NOON + timedelta(hours=2))

    assert own == ({}, None, 1)
    assert counters(session) == {(monday(TODAY), 3): 1}
    assert thread.answered_on == TODAY


def test_a_thread_waits_again_when_the_only_answer_is_taken_back(session, make):
    me, opener = make.writer(), make.writer()
    thread = make.thread(writer=opener)
    make.reply(thread, writer=opener)
    post = make.reply(thread, writer=me)

    make.take_back(post, writer=me)

    assert (thread.answered_on, thread.replies) == (None, 1)


def test_a_thread_does_not_wait_while_somebody_elses_answer_is_left(session, make):
    me, next_day = make.writer(), NOON + timedelta(days=1)
    thread = make.thread()
    post = make.reply(thread, writer=me)
    make.reply(thread, at=next_day)

    make.take_back(post, writer=me)

    assert thread.answered_on == next_day.date()


def test_the_usual_wait_is_that_of_all_boards_asked_for(session, make):
    boards = [make.board(), make.board()]
    for number, hours in enumerate((1, 1, 1, 30, 30)):
        answered(make, boards[number % 2], hours)
    for _ in range(9):
        answered(make, make.board(), 100)
    ids = [board.id for board in boards]

    assert usual_wait(session, ids, today=TODAY) == 2
    assert usual_wait(session, ids[:1], today=TODAY) is None
    assert usual_wait(session, [], today=TODAY) is None


def test_threads_that_still_wait_make_the_usual_wait_longer(session, make):
    board = make.board()
    for hours in (0, 0, 0, 40, 40, 40):
        answered(make, board, hours)
    before = usual_wait(session, [board.id], today=TODAY)
    make.thread(board=board)
    with_one = usual_wait(session, [board.id], today=TODAY)

    for _ in range(5):
        make.thread(board=board)

    assert (before, with_one) == (48, 48)
    assert usual_wait(session, [board.id], today=TODAY) is None


def test_who_wants_no_answer_any_more_does_not_wait(session, make):
    board = make.board()
    for _ in range(FEWEST):
        answered(make, board, 0)
    for _ in range(FEWEST):
        make.thread(board=board).locked_reason = "It is finished."
        make.thread(board=board).title = None
    session.flush()

    assert usual_wait(session, [board.id], today=TODAY) == 1


def test_what_was_long_ago_says_nothing_of_now(session, make):
    board = make.board()
    for _ in range(FEWEST):
        answered(make, board, 0)
    for _ in range(2 * FEWEST):
        make.thread(board=board, at=NOON - WEEKS * WEEK - timedelta(days=7))

    last = monday(TODAY) + WEEKS * WEEK
    assert usual_wait(session, [board.id], today=TODAY) == 1
    assert usual_wait(session, [board.id], today=last + timedelta(days=6)) == 1
    assert usual_wait(session, [board.id], today=last + timedelta(days=7)) is None


def test_no_moment_is_kept_and_no_thread(session, make):
    answered(make, make.board(), 3)

    [row] = session.scalars(select(FirstReplies))

    columns = set(FirstReplies.__table__.columns.keys())
    assert columns == {"id", "board_id", "week", "hours", "threads"}
    assert row.week.weekday() == 0
    assert row.hours in {*STEPS_HOURS, LONGER}
