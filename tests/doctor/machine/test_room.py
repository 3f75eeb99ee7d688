"""A disk that is nearly full is told of in time: forgetting needs room."""

import shutil
from dataclasses import replace
from types import SimpleNamespace

import pytest
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from forum.doctor.machine.room import MEGABYTE, full_disk


@pytest.mark.parametrize(
    ("free", "takes", "told"), [(201, 0, 0), (199, 0, 1), (501, 500, 0), (499, 500, 1)]
)
def test_a_disk_without_room_for_forgetting_is_told_of(
    patient, tmp_path, monkeypatch, free, takes, told
):
    """The figures are megabytes; the file is a hole of that length."""
    with (tmp_path / "x.db").open("wb") as file:
        file.truncate(takes * MEGABYTE)
    engine = create_engine(f"sqlite:///{tmp_path}/x.db")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=free * MEGABYTE))

    with Session(engine) as session:
        found = list(full_disk(replace(patient, session=session)))
    engine.dispose()

    assert len(found) == told
    assert all(f"{free} MB left" in each.words for each in found)


def test_a_forum_whose_database_is_elsewhere_still_looks_at_its_disk(patient, monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=0))

    assert len(list(full_disk(patient))) == 1
