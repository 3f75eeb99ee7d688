"""Shifts are whole hours, the latest counts, and what is over is gone."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from forum.clock import now
from forum.staff.models import Shift
from forum.staff.shifts import (
    all_on,
    anyone_on,
    end,
    end_shifts,
    has_over,
    how_many_on,
    on_until,
    say_until,
)

ASH, BIRCH = bytes([1]) * 32, bytes([2]) * 32
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def two(appoint):
    """Two moderators."""
    return appoint(ASH).account_id, appoint(BIRCH, name="Calm Wren").account_id


def test_nobody_is_on_until_somebody_says_so(session, two):
    assert on_until(session, NOON) is None
    assert not anyone_on(session, NOON)
    assert all_on(session, NOON) == {}


def test_the_shift_that_ends_last_counts(session, two):
    say_until(session, two[0], NOON + 3 * HOUR)
    say_until(session, two[1], NOON + HOUR)

    assert on_until(session, NOON) == NOON + 3 * HOUR
    assert [how_many_on(session, NOON + n * HOUR) for n in range(4)] == [2, 1, 1, 0]
    assert all_on(session, NOON) == {two[0]: NOON + 3 * HOUR, two[1]: NOON + HOUR}


def test_no_more_than_the_hour_is_kept(session, two):
    told = say_until(session, two[0], NOON + timedelta(minutes=17, seconds=4))

    assert told == NOON + HOUR
    assert session.scalars(select(Shift.until)).one() * 3600 == told.timestamp()


def test_saying_it_again_counts_alone(session, two):
    say_until(session, two[0], NOON + 5 * HOUR)
    say_until(session, two[0], NOON + HOUR)

    assert on_until(session, NOON) == NOON + HOUR


def test_a_shift_is_over_at_its_hour_and_forgotten_then(session, two):
    say_until(session, two[0], NOON + HOUR)
    say_until(session, two[1], NOON + 2 * HOUR)
    almost = NOON + HOUR - timedelta(seconds=1)

    assert all_on(session, almost)[two[0]] == NOON + HOUR
    assert two[0] not in all_on(session, NOON + HOUR)
    assert [has_over(session, at=at) for at in (almost, NOON + HOUR)] == [False, True]
    end_shifts(session, at=NOON + HOUR)
    assert [shift.staff_id for shift in session.scalars(select(Shift))] == [two[1]]
    assert not anyone_on(session, NOON + 2 * HOUR)


def test_one_can_go_early(session, two):
    say_until(session, two[0], NOON + HOUR)

    end(session, two[0])

    assert not anyone_on(session, NOON)


def test_without_a_moment_it_is_asked_of_the_clock(session, two):
    say_until(session, two[0], now() + HOUR)

    assert on_until(session) is not None
