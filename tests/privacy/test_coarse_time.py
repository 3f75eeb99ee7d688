"""When something happened, never exactly. Values only."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings, strategies as st

from forum.privacy.coarse_time import coarse, coarse_day, is_recent, until

NOON = datetime(2026, 3, 18, 12, tzinfo=UTC)
MOMENTS = st.datetimes(
    datetime(2025, 1, 1),  # noqa: DTZ001  the zone is added by the strategy
    datetime(2027, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
)
AGES = st.timedeltas(timedelta(0), timedelta(days=500))


def words(at: datetime, seen: datetime) -> str:
    """How a moment is told while its hour is known."""
    return coarse(at.date(), at.hour, seen)


@pytest.mark.parametrize(
    ("ago", "told"),
    [
        (timedelta(0), "in the last hour"),
        (timedelta(hours=1), "about an hour ago"),
        (timedelta(hours=2), "a few hours ago"),
        (timedelta(hours=6), "a few hours ago"),
        (timedelta(hours=7), "today"),
        (timedelta(hours=12), "today"),
        (timedelta(hours=13), "yesterday"),
    ],
)
def test_hours_are_told_by_the_handful(ago, told):
    assert words(NOON - ago, NOON) == told


def test_the_last_hours_go_on_over_midnight():
    half_past = datetime(2026, 3, 18, 0, 30, tzinfo=UTC)

    assert words(half_past - timedelta(hours=1), half_past) == "about an hour ago"
    assert words(half_past - timedelta(hours=3), half_past) == "a few hours ago"


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(2026, 3, 19), "today"),
        (date(2026, 3, 18), "today"),
        (date(2026, 3, 17), "yesterday"),
        (date(2026, 3, 16), "this week"),
        (date(2026, 3, 12), "this week"),
        (date(2026, 3, 11), "last week"),
        (date(2026, 3, 5), "last week"),
        (date(2026, 3, 4), "in March"),
        (date(2026, 1, 1), "in January"),
        (date(2025, 12, 31), "in December 2025"),
        (date(2024, 3, 18), "in March 2024"),
    ],
)
def test_days_are_told_more_and_more_coarsely(day, told):
    assert coarse_day(day, NOON.date()) == told


def test_a_few_days_are_no_last_year():
    assert coarse_day(date(2025, 12, 31), date(2026, 1, 1)) == "yesterday"


@settings(deadline=None)
@given(MOMENTS, AGES)
def test_once_the_hour_is_forgotten_the_day_alone_is_told(at, age):
    seen = at + age

    assert coarse(at.date(), None, seen) == coarse_day(at.date(), seen.date())


@settings(deadline=None)
@given(MOMENTS, AGES, st.integers(0, 59), st.integers(0, 59))
def test_no_words_depend_on_anything_finer_than_the_hour(at, age, minute, seen_minute):
    """So whoever looks at a page again and again cannot learn the minute."""
    seen = at + age

    assert words(at, seen) == words(at.replace(minute=minute), seen.replace(minute=seen_minute))


@settings(deadline=None)
@given(MOMENTS, AGES)
def test_no_words_name_an_hour_or_a_day_of_the_month(at, age):
    told = words(at, at + age)

    digits = "".join(sign for sign in told if sign.isdigit())
    assert digits in ("", str(at.year))


@settings(deadline=None)
@given(MOMENTS, AGES)
def test_time_never_runs_backwards(at, age):
    """What is told of a later moment is never older than what is told of an earlier one."""
    order = ["in the last hour", "about an hour ago", "a few hours ago", "today", "yesterday"]
    order += ["this week", "last week"]
    seen = at + age
    earlier, later = words(at - timedelta(hours=1), seen), words(at, seen)

    if earlier in order:
        assert order.index(later) <= order.index(earlier)


@pytest.mark.parametrize(
    ("day", "lit"),
    [(date(2026, 3, 18), True), (date(2026, 3, 19), True), (date(2026, 3, 17), False)],
)
def test_a_window_is_lit_while_somebody_wrote_there_today(day, lit):
    assert is_recent(day, NOON.date()) is lit


@pytest.mark.parametrize(
    ("end", "told"),
    [
        (datetime(2026, 3, 18, 13, tzinfo=UTC), "until this afternoon"),
        (datetime(2026, 3, 18, 20, tzinfo=UTC), "until this evening"),
        (datetime(2026, 3, 18, 23, tzinfo=UTC), "until late tonight"),
        (datetime(2026, 3, 19, 2, tzinfo=UTC), "until late tonight"),
        (datetime(2026, 3, 19, 9, tzinfo=UTC), "until tomorrow morning"),
        (datetime(2026, 3, 19, 23, tzinfo=UTC), "into the night"),
        (datetime(2026, 3, 25, 9, tzinfo=UTC), "for some days"),
    ],
)
def test_the_end_of_a_shift_is_told_by_the_part_of_the_day(end, told):
    assert until(end, datetime(2026, 3, 18, 11, tzinfo=UTC)) == told
