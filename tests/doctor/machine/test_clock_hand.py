"""A clock that is behind what was written already cannot be believed."""

from dataclasses import replace
from datetime import timedelta

import pytest

from forum.doctor.findings import Severity
from forum.doctor.machine import clock_hand
from forum.doctor.machine.clock_hand import last_written, unkept_clock, wrong_clock
from tests.doctor.wards import dated, severities
from tests.makers import NOON


@pytest.fixture
def quiet(patient):
    """A forum of which nothing was written yet but what a test dates."""
    dated(patient.chosen.data / "secret", NOON + timedelta(days=999))  # copies keep no such time
    return patient


def test_without_anything_written_nothing_is_known(quiet):
    assert last_written(quiet) is None
    assert list(wrong_clock(quiet)) == []


@pytest.mark.parametrize(
    ("ahead", "told"),
    [
        (timedelta(0), []),
        (timedelta(minutes=5), []),
        (timedelta(minutes=6), [Severity.WARNING]),
        (timedelta(hours=24), [Severity.WARNING]),
        (timedelta(hours=25), [Severity.REFUSED]),
        (-timedelta(days=90), []),
        (-timedelta(days=91), [Severity.WARNING]),
    ],
)
@pytest.mark.parametrize("name", ["chores/end-sessions", "sessions.db", "sessions.db-wal"])
def test_the_clock_is_compared_with_what_the_forum_wrote_last(quiet, name, ahead, told):
    dated(quiet.chosen.data / "chores" / "older", NOON - timedelta(days=1000))
    dated(quiet.chosen.data / name, NOON + ahead)

    assert severities(wrong_clock(quiet)) == told


def test_a_file_that_the_forum_did_not_write_is_not_asked(quiet):
    dated(quiet.chosen.data / "notes.txt", NOON + timedelta(days=2))

    assert list(wrong_clock(quiet)) == []


@pytest.mark.parametrize(("state", "told"), [(0, 0), (-1, 0), (5, 1)])
def test_a_clock_that_nothing_keeps_right_is_told_of(patient, monkeypatch, state, told):
    monkeypatch.setattr(clock_hand, "_state_of_clock", lambda: state)

    assert len(list(unkept_clock(patient))) == told


def test_the_kernel_answers_or_says_nothing(patient):
    assert -1 <= clock_hand._state_of_clock() <= 5
    assert len(list(unkept_clock(replace(patient)))) <= 1
