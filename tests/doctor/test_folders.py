"""Whoever else can look into the data folder, or put another in its place, is told of."""

import os
import shutil
import stat
from dataclasses import replace

import pytest
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from forum.doctor import folders
from forum.doctor.findings import Severity
from tests.doctor.wards import severities


@pytest.mark.parametrize("mode", [0o710, 0o701, 0o750, 0o755])
def test_a_data_folder_that_others_can_look_into_is_refused(patient, mode):
    assert list(folders.open_folder(patient)) == []
    patient.chosen.data.chmod(mode)

    [found] = folders.open_folder(patient)

    assert found.severity == Severity.REFUSED
    assert found.mend == f"chmod 700 {patient.chosen.data}"


def test_the_mend_of_a_folder_with_a_strange_name_can_be_run(patient, tmp_path):
    strange = tmp_path / "Anna's data; rm x"
    strange.mkdir(mode=0o755)

    [found] = folders.open_folder(replace(patient, chosen=replace(patient.chosen, data=strange)))
    assert os.system(found.mend) == 0
    assert stat.S_IMODE(strange.stat().st_mode) == 0o700


def test_a_data_folder_of_another_account_is_told_of(patient, monkeypatch):
    assert list(folders.foreign_folder(patient)) == []
    monkeypatch.setattr("os.geteuid", lambda: patient.chosen.data.stat().st_uid + 1)

    assert severities(folders.foreign_folder(patient)) == [Severity.WARNING]


@pytest.mark.parametrize(
    ("mode", "told"), [(0o755, []), (0o1777, []), (0o777, ["go-w"]), (0o775, ["go-w"])]
)
def test_a_folder_that_others_could_put_another_in_the_place_of_is_told_of(patient, mode, told):
    patient.chosen.data.parent.chmod(mode)

    assert [each.mend.split()[1] for each in folders.replaceable_folder(patient)] == told


def test_files_that_are_open_to_others_are_named(patient):
    data = patient.chosen.data
    assert list(folders.open_files(patient)) == []
    for name in ("a", "b", "c", "d", "e"):
        (data / name).touch(mode=0o644)
    (data / "search").mkdir(mode=0o700)
    (data / "search" / "deep").touch(mode=0o640)
    (data / "link").symlink_to("secret")

    [found] = folders.open_files(patient)
    [below] = folders.open_files_below(patient)

    assert "a, b, c and 2 more" in found.words
    assert "search/deep" in below.words
    assert os.system(found.mend) == 0
    assert list(folders.open_files(patient)) + list(folders.open_files_below(patient)) == []


def test_a_database_elsewhere_that_others_can_read_is_refused(patient, migrated, tmp_path):
    elsewhere = tmp_path / "elsewhere.db"
    shutil.copy(migrated, elsewhere)
    elsewhere.chmod(0o600)
    engine = create_engine(f"sqlite:///{elsewhere}")
    with Session(engine) as session:
        patient = replace(patient, session=session)
        assert list(folders.open_database(patient)) == []
        (tmp_path / "elsewhere.db-wal").touch(mode=0o644)

        [found] = folders.open_database(patient)
    engine.dispose()

    assert found.severity == Severity.REFUSED
    assert found.mend == f"chmod 600 {elsewhere}-wal"
