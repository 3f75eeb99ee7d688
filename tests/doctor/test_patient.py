"""The forum that is examined knows where its database lies."""

from dataclasses import replace

from sqlalchemy import create_engine
from sqlalchemy.orm import Session


def test_a_database_in_memory_has_no_file(patient):
    assert patient.database_file is None


def test_a_database_on_the_disk_has_one(patient, tmp_path):
    engine = create_engine(f"sqlite:///{tmp_path}/x.db")

    with Session(engine) as session:
        assert replace(patient, session=session).database_file == tmp_path / "x.db"
    engine.dispose()
