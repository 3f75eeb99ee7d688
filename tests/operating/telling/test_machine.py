"""What is said of the machine."""

from dataclasses import replace
from datetime import timedelta

import pytest

from forum.operating.telling.facts import MANY_MISSED, Machine, Weight
from forum.operating.telling.machine import said_of
from tests.makers import NOON

TODAY = NOON.date()
DAY = timedelta(days=1)
MACHINE = Machine(
    disk_share=0.4, backed_up_on=TODAY, restored_on=TODAY, record_checked_on=TODAY, missed=2
)


@pytest.mark.parametrize(
    ("change", "words", "weight"),
    [
        ({"is_worker_alive": False}, "does not run", Weight.BROKEN),
        ({"chores_behind": ("forget-hours",)}, "one chore is overdue: forget-hours", Weight.BROKEN),
        ({"chores_behind": ("a", "b")}, "2 chores are overdue: a, b", Weight.BROKEN),
        ({"is_search_in_step": False}, "Search does not find all", Weight.BROKEN),
        ({"is_schema_new": False}, "Run lamplit db upgrade", Weight.BROKEN),
        ({"disk_share": None}, "The data folder is not there", Weight.BROKEN),
        ({"disk_share": 0.95}, "95% of the disk", Weight.BROKEN),
        ({"backed_up_on": None}, "No backup is known", Weight.LATE),
        ({"backed_up_on": TODAY - 3 * DAY}, "from 26 February 2026", Weight.LATE),
        ({"restored_on": None}, "Nobody has tried yet to bring a backup back", Weight.LATE),
        ({"restored_on": TODAY - 91 * DAY}, "on 30 November 2025", Weight.LATE),
        ({"is_record_broken": True}, "does not hold", Weight.BROKEN),
        ({"record_checked_on": None}, "Nobody has checked", Weight.LATE),
        ({"record_checked_on": TODAY - 3 * DAY}, "Nobody has checked", Weight.LATE),
        ({"missed": MANY_MISSED}, "200 sign-ins went wrong today", Weight.LATE),
    ],
)
def test_what_needs_somebody_is_said_once(change, words, weight):
    told = list(said_of(replace(MACHINE, **change), TODAY))

    [needed] = [each for each in told if each.weight is not Weight.WELL]
    assert words in needed.words
    assert needed.weight is weight


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"missed": 5}, "5 sign-ins went wrong today. We count them, and keep no name."),
        ({"missed": 4}, "Fewer than 5 sign-ins went wrong today."),
        ({"missed": 1}, "Fewer than 5 sign-ins went wrong today."),
        ({"missed": 0}, "Fewer than 5 sign-ins went wrong today."),
        ({}, "40% of the disk is in use."),
        ({}, "The last backup is from 1 March 2026."),
        ({}, "The database answers, and has its newest form."),
    ],
)
def test_what_is_well_is_said_too(change, words):
    told = list(said_of(replace(MACHINE, **change), TODAY))

    assert words in [each.words for each in told]
    assert {each.weight for each in told} == {Weight.WELL}


def test_without_a_backup_nobody_is_asked_to_try_one():
    told = [each.words for each in said_of(replace(MACHINE, backed_up_on=None), TODAY)]

    assert not any("brought back" in words or "bring a backup" in words for words in told)
