"""Counts that date a breach: by the minute what programs do, by the day what people do."""

from datetime import timedelta

import pytest

from forum.events import Security
from forum.privacy.security import (
    BY_THE_MINUTE,
    WHOLE_DAY,
    add,
    counts,
    forget_counted,
    missed_on,
    when,
)
from tests.makers import NOON

MINUTE = 12 * 60


def add_now(session, kind, at, times=1) -> None:
    add(session, when(kind, at), times)
    session.commit()


@pytest.mark.parametrize("kind", Security)
def test_only_guesses_and_forged_forms_know_their_minute(kind):
    is_wave = kind in (Security.SIGN_IN_FAILED, Security.FORM_REFUSED)

    assert (kind in BY_THE_MINUTE) is is_wave
    assert when(kind, NOON) == (kind, NOON.date(), MINUTE if is_wave else WHOLE_DAY)


def test_what_happens_in_one_minute_is_one_row(session):
    for seconds in (0, 30, 59, 60):
        add_now(session, Security.SIGN_IN_FAILED, NOON + timedelta(seconds=seconds))
    for hours in (0, 5):
        add_now(session, Security.DOWNLOADED, NOON + timedelta(hours=hours), 2)

    day = NOON.date()
    assert counts(session) == [
        (day, MINUTE + 1, "sign-in-failed", 1),
        (day, MINUTE, "sign-in-failed", 3),
        (day, WHOLE_DAY, "downloaded", 4),
    ]


def test_missed_sign_ins_are_those_of_the_day_alone(session):
    assert missed_on(session, NOON.date()) == 0

    for kind, at, times in (
        (Security.SIGN_IN_FAILED, NOON, 2),
        (Security.SIGN_IN_FAILED, NOON + timedelta(hours=1), 3),
        (Security.SIGN_IN_FAILED, NOON - timedelta(days=1), 8),
        (Security.FORM_REFUSED, NOON, 9),
    ):
        add_now(session, kind, at, times)

    assert missed_on(session, NOON.date()) == 5


def test_counts_are_kept_for_30_days(session):
    for days in (0, 30, 31):
        add_now(session, Security.SIGN_IN_FAILED, NOON - timedelta(days=days))

    forget_counted(session, today=NOON.date())

    assert [day for day, *_ in counts(session)] == [NOON.date(), NOON.date() - timedelta(days=30)]
