"""A database of another form, with the wrong settings, or damaged."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from sqlite3 import connect

import pytest
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from forum import database
from forum.doctor import tables
from forum.doctor.findings import Severity
from forum.doctor.patient import Patient
from tests.makers import NOON


@contextmanager
def lying_at(patient: Patient, file: Path) -> Iterator[Patient]:
    """Give the forum the database in `file`."""
    engine = create_engine(f"sqlite:///{file}")
    database.prepare(engine)
    with Session(engine) as session:
        yield replace(patient, session=session)
    engine.dispose()


@pytest.fixture
def file(tmp_path, migrated) -> Path:
    return Path(shutil.copy(migrated, tmp_path / "lamplit.db"))


def all_of_form(patient: Patient) -> list[str]:
    found = [*tables.pending_migrations(patient), *tables.newer_database(patient)]
    assert all(each.severity == Severity.REFUSED for each in found)
    return [each.words.rpartition(" ")[0] for each in found]


@pytest.mark.parametrize(
    ("version", "told"),
    [
        (None, []),
        ("0001", ["The database has an older form than this version"]),
        ("9999", ["The database was written by a newer version of"]),
    ],
)
def test_a_database_of_another_form_is_refused(patient, file, version, told):
    if version:
        with connect(file) as changing:
            changing.execute("UPDATE alembic_version SET version_num = ?", [version])
        changing.close()

    with lying_at(patient, file) as lying:
        assert all_of_form(lying) == told


def test_a_database_without_tables_is_refused(patient, tmp_path):
    with lying_at(patient, tmp_path / "new.db") as lying:
        assert all_of_form(lying) == ["The database has no tables"]


def test_a_database_that_cannot_be_used_is_refused():
    found = tables.unusable(OSError("/a/secret/place"))

    assert found.severity == Severity.REFUSED
    assert "(OSError)" in found.words
    assert "secret" not in str(found)


def test_a_database_that_answers_is_well(patient):
    assert list(tables.kept_settings(patient)) == []
    assert list(tables.kept_visits(patient)) == []


@pytest.mark.parametrize("name", ["secure_delete", "foreign_keys"])
def test_a_list_of_our_own_that_is_wrong_is_refused(patient, file, monkeypatch, name):
    monkeypatch.setitem(database.PRAGMAS, name, 0)

    with lying_at(patient, file) as lying:
        [found] = tables.kept_settings(lying)

    assert found.severity == Severity.REFUSED
    assert f"{name} = 0" in found.words


def test_sqlite_that_overwrites_a_part_alone_is_refused(patient):
    patient.session.connection().exec_driver_sql("PRAGMA secure_delete = fast")

    [found] = tables.kept_settings(patient)

    assert found.severity == Severity.REFUSED


def test_visits_whose_file_keeps_what_is_deleted_are_refused(patient):
    patient.visits._db().execute("PRAGMA secure_delete = off")

    assert [each.severity for each in tables.kept_visits(patient)] == [Severity.REFUSED]


@pytest.mark.parametrize("offset", [3, 9])
def test_a_damaged_database_is_told_of(patient, file, offset):
    with lying_at(patient, file) as whole:
        assert list(tables.damaged_database(whole)) == []
    with file.open("r+b") as changing:
        changing.seek(4096 * offset)
        changing.write(bytes(range(256)) * 16)

    with lying_at(patient, file) as torn:
        assert [each.severity for each in tables.damaged_database(torn)] == [Severity.WARNING]


@pytest.mark.parametrize(("ahead", "told"), [(0, False), (1, False), (2, True)])
def test_days_that_are_still_to_come_are_told_of(patient, make, ahead, told):
    make.thread(board=make.board(), at=NOON + timedelta(days=ahead))

    found = list(tables.days_to_come(patient))

    assert bool(found) is told
    assert all("post" in each.words for each in found)
