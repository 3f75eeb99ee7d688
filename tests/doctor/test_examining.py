"""All is looked at, and what is slow only when somebody asks."""

import importlib
from dataclasses import replace
from inspect import get_annotations, isfunction

import pytest
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from forum.database import prepare
from forum.doctor import examining
from forum.doctor.examining import ELSE, STEPS, WITHOUT_DATABASE, Occasion, examine
from forum.doctor.patient import Patient
from tests.architecture.sources import HOUSE


def checks_of(occasion: Occasion) -> set[str]:
    of_database = [check for step in STEPS[occasion] for check in step]
    return {check.__name__ for check in (*WITHOUT_DATABASE, *ELSE[occasion], *of_database)}


def test_every_check_that_there_is_is_made_on_some_occasion():
    modules = [each.module for each in HOUSE if each.package == "doctor"]
    takes = {"patient": Patient}
    there = {
        name
        for module in map(importlib.import_module, modules)
        if module is not examining
        for name, each in vars(module).items()
        if isfunction(each) and not name.startswith("_") and each.__module__ == module.__name__
        if {k: v for k, v in get_annotations(each).items() if k != "return"} == takes
        if "Finding" in str(get_annotations(each)["return"])
    }

    assert there == set().union(*map(checks_of, Occasion))
    assert len(there) > 25


def test_what_is_slow_is_left_out_at_a_start():
    slow = {"damaged_database", "days_to_come", "open_files_below"}

    assert slow <= checks_of(Occasion.ASKED)
    assert not slow & (checks_of(Occasion.START) | checks_of(Occasion.BESIDE))


@pytest.mark.parametrize(
    ("occasion", "told"),
    [
        (Occasion.ASKED, True),
        (Occasion.START, True),
        (Occasion.BESIDE, True),
        (Occasion.PREPARED, False),
    ],
)
def test_a_new_database_is_refused_unless_its_tables_are_about_to_be_made(
    patient, tmp_path, occasion, told
):
    engine = create_engine(f"sqlite:///{tmp_path}/new.db")
    prepare(engine)
    with Session(engine) as session:
        found = examine(replace(patient, session=session), occasion)
    engine.dispose()

    assert ("The database has no tables yet." in {each.words for each in found}) is told


def test_what_is_refused_is_told_first(patient):
    patient.chosen.data.chmod(0o755)
    (patient.chosen.data / "open").touch(mode=0o644)

    found = examine(patient, Occasion.PREPARED)

    assert len(found) > 1
    assert "data folder" in found[0].words
    assert [each.severity for each in found] == sorted(each.severity for each in found)


@pytest.mark.parametrize("occasion", Occasion)
def test_a_file_that_is_no_database_is_refused(patient, tmp_path, occasion):
    (tmp_path / "torn.db").write_bytes(b"not a database " * 100)
    engine = create_engine(f"sqlite:///{tmp_path}/torn.db")
    prepare(engine)
    with Session(engine) as session:
        found = examine(replace(patient, session=session), occasion)
    engine.dispose()

    assert "The database cannot be used (DatabaseError)." in [each.words for each in found]
