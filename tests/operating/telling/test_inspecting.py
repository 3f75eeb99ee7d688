"""The machine is looked at: its disk, its tables, its backups and its record."""

import os
from datetime import timedelta

import pytest
from sqlalchemy import delete, update

from forum.audit.actions import Action
from forum.audit.recording import record
from forum.events import Security
from forum.operating.telling.inspecting import (
    BACKED_UP,
    RESTORED,
    VERSION,
    Form,
    form_of_tables,
    machine_now,
)
from forum.privacy.security import add, when
from forum.transaction import reading, transaction
from tests.makers import NOON

SIGNS = {"is_worker_alive": True, "is_search_in_step": False, "chores_behind": ("forget-hours",)}


def test_what_the_forum_knows_is_passed_on(session, tmp_path):
    found = machine_now(session, tmp_path, NOON, **SIGNS)

    assert (found.is_worker_alive, found.is_search_in_step) == (True, False)
    assert found.chores_behind == ("forget-hours",)
    assert 0 < found.disk_share < 1


def test_the_last_check_of_the_record_counts(session, tmp_path):
    assert machine_now(session, tmp_path, NOON, **SIGNS).record_checked_on is None
    record(session, None, Action.CHAIN_CHECKED, "chain", at=NOON)
    record(session, None, Action.CHAIN_BROKEN, "chain", at=NOON + timedelta(days=1))

    found = machine_now(session, tmp_path, NOON, **SIGNS)

    assert found.is_record_broken
    assert found.record_checked_on == (NOON + timedelta(days=1)).date()


def test_the_days_of_backups_are_those_of_their_notes(session, tmp_path):
    found = machine_now(session, tmp_path, NOON, **SIGNS)
    assert (found.backed_up_on, found.restored_on) == (None, None)

    for name, days in ((BACKED_UP, 1), (RESTORED, 9)):
        (tmp_path / name).touch()
        then = (NOON - timedelta(days=days)).timestamp()
        os.utime(tmp_path / name, (then, then))

    found = machine_now(session, tmp_path, NOON, **SIGNS)
    assert found.backed_up_on == NOON.date() - timedelta(days=1)
    assert found.restored_on == NOON.date() - timedelta(days=9)


def test_a_data_folder_that_is_gone_is_told_and_breaks_nothing(session, tmp_path):
    found = machine_now(session, tmp_path / "gone", NOON, **SIGNS)

    assert found.disk_share is None
    assert (found.missed, found.backed_up_on) == (0, None)


def test_sign_ins_that_went_wrong_today_are_counted(app, tmp_path):
    with app.app_context(), transaction() as session:
        for at, times in ((NOON, 2), (NOON - timedelta(minutes=1), 1), (NOON - timedelta(1), 4)):
            add(session, when(Security.SIGN_IN_FAILED, at), times)
        add(session, when(Security.FORM_REFUSED, NOON), 8)

        assert machine_now(session, tmp_path, NOON, **SIGNS).missed == 3


@pytest.mark.parametrize("where", ["migrated", "bare"])
def test_tables_of_the_newest_form_are_told_from_others(app, session, tmp_path, where):
    with app.app_context():
        found = machine_now(reading() if where == "migrated" else session, tmp_path, NOON, **SIGNS)

    assert found.is_schema_new is (where == "migrated")


@pytest.mark.parametrize(
    ("version", "form"), [(None, Form.NONE), ("0001", Form.OLDER), ("9999", Form.NEWER)]
)
def test_tables_of_another_form_are_told_apart(app, version, form):
    with app.app_context():
        if version is None:
            reading().execute(delete(VERSION))
        else:
            reading().execute(update(VERSION).values(version_num=version))

        assert form_of_tables(reading()) == form
