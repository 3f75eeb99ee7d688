"""What people have to do now and then, and did not."""

from datetime import timedelta

import pytest

from forum.audit.actions import Action
from forum.audit.recording import record
from forum.care.help_lines import FILE
from forum.doctor.findings import Severity
from forum.doctor.upkeep import broken_record, missing_backups, old_help_lines, untried_backups
from tests.care.aged import AGED
from tests.doctor.wards import dated, severities
from tests.makers import NOON

WARNED = [Severity.WARNING]


def test_help_lines_that_nobody_compared_for_long_are_told_of(patient):
    (patient.chosen.data / FILE).write_text(AGED)

    found = list(old_help_lines(patient))

    assert found[0].words == f"{FILE}: Ireland: no help lines."
    assert any("The help lines for Ireland were last" in each.words for each in found)
    assert set(severities(found)) == set(WARNED)


@pytest.mark.parametrize(
    ("forum", "backup", "told"),
    [(0, None, 0), (2, None, 0), (3, None, 1), (900, 0, 0), (900, 2, 0), (900, 3, 1)],
)
def test_a_forum_without_a_late_backup_is_told_of(patient, forum, backup, told):
    """Each figure is an age in days."""
    dated(patient.chosen.data / "secret", NOON - timedelta(days=forum))
    if backup is not None:
        dated(patient.chosen.data / "backup.done", NOON - timedelta(days=backup))

    assert severities(missing_backups(patient)) == WARNED * told


@pytest.mark.parametrize(
    ("backup", "tried", "told"),
    [(None, None, 0), (1, None, 1), (1, 90, 0), (1, 91, 1), (None, 91, 1)],
)
def test_a_backup_that_nobody_tried_is_told_of(patient, backup, tried, told):
    for name, age in (("backup.done", backup), ("restore.done", tried)):
        if age is not None:
            dated(patient.chosen.data / name, NOON - timedelta(days=age))

    assert severities(untried_backups(patient)) == WARNED * told


def test_a_record_that_does_not_hold_is_told_of(patient):
    assert list(broken_record(patient)) == []
    record(patient.session, None, Action.CHAIN_BROKEN, "chain", at=NOON)

    assert severities(broken_record(patient)) == WARNED
