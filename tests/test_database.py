"""Connections: every one with the same promises, and writers one after the other."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, create_mock_engine, select
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm import Session
from sqlalchemy.schema import CreateTable

from forum import database
from forum.accounts.models import InstanceFact
from forum.database import (
    ASK_AGAIN_SECONDS,
    BUSY_WAIT_MILLISECONDS,
    PRAGMAS,
    Base,
    Moment,
    is_sound,
    prepare,
    settings_of,
    table_options,
)
from forum.threads.models import Words
from tests.inside import made_in

CANARY = b"canary-9d41"
TABLES = sorted(Base.metadata.tables)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "forum.db"


@pytest.fixture
def engine(path: Path) -> Iterator[Engine]:
    with made_in(path) as engine:
        yield engine


def locked_for_writing(path: Path) -> bool:
    """Whether somebody else would have to wait."""
    with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as other:
        try:
            other.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError:
            return True
        other.execute("ROLLBACK")
        return False


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("secure_delete", 1),
        ("temp_store", 2),
        ("busy_timeout", 10_000),
        ("wal_autocheckpoint", 1000),
    ],
)
def test_every_connection_keeps_what_we_promise(engine, name, value):
    with engine.connect() as first, engine.connect() as second:
        found = [each.exec_driver_sql(f"PRAGMA {name}").scalar() for each in (first, second)]

    assert found == [value, value]


@pytest.mark.parametrize(
    ("name", "wanted", "found"), [("temp_store", 7, 0), ("journal_mode", "none", "delete")]
)
def test_a_setting_that_does_not_take_stops_the_connection(monkeypatch, path, name, wanted, found):
    monkeypatch.setitem(PRAGMAS, name, wanted)
    engine = create_engine(f"sqlite:///{path}")
    prepare(engine)

    with pytest.raises(RuntimeError, match=f"{name}: wanted {wanted}, found {found}"):
        engine.connect()
    engine.dispose()


def test_a_database_in_memory_needs_no_log():
    engine = create_engine("sqlite://")
    prepare(engine)

    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "memory"
    engine.dispose()


def test_another_kind_of_database_is_left_alone():
    heard = []
    engine = create_mock_engine("sqlite://", heard.append)
    engine.dialect.name = "postgresql"

    prepare(engine)

    assert heard == []


def test_looking_keeps_nobody_from_writing(engine, path):
    with Session(engine) as session:
        session.get(InstanceFact, "salt")

        assert not locked_for_writing(path)


def test_who_writes_holds_the_lock_from_the_beginning(engine, path):
    with Session(engine) as session:
        session.connection(execution_options={"writing": True})

        assert locked_for_writing(path)

    assert not locked_for_writing(path)


def test_a_reader_sees_one_moment_until_its_end(engine):
    with Session(engine) as reader, Session(engine) as writer:
        before = reader.get(InstanceFact, "salt")
        writer.add(InstanceFact(name="salt", value=bytes(16)))
        writer.commit()
        meanwhile = reader.get(InstanceFact, "salt")
        reader.rollback()
        after = reader.get(InstanceFact, "salt")

    assert (before, meanwhile) == (None, None)
    assert after.value == bytes(16)


def test_words_without_their_post_are_impossible(engine):
    with Session(engine) as session:
        session.add(Words(key=0, post_id=bytes(16), source="", html="", version=1))

        with pytest.raises(IntegrityError):
            session.commit()


def test_deleted_bytes_are_overwritten(engine, path):
    with Session(engine) as session:
        session.add(InstanceFact(name="salt", value=CANARY * 100))
        session.commit()
        written = path.read_bytes() + path.with_name("forum.db-wal").read_bytes()
        session.delete(session.get_one(InstanceFact, "salt"))
        session.commit()
    engine.dispose()  # the last connection empties the log into the file

    assert CANARY in written
    assert CANARY not in path.read_bytes()
    assert not path.with_name("forum.db-wal").exists()


@pytest.mark.parametrize("name", sorted({*TABLES} - {"words"}))  # tests/proofs/test_row_numbers.py
def test_no_table_numbers_its_rows(name, engine):
    table = Base.metadata.tables[name]

    assert "WITHOUT ROWID" in str(CreateTable(table).compile(engine))


@pytest.mark.parametrize("name", TABLES)
def test_every_table_says_on_which_side_it_is(name):
    assert Base.metadata.tables[name].info["side"] in ("account", "handle", "neutral")


@pytest.mark.parametrize("name", TABLES)
def test_every_constraint_has_a_name_that_a_migration_can_use(name):
    constraints = Base.metadata.tables[name].constraints

    names = [str(constraint.name) for constraint in constraints]

    assert names == [each for each in names if each[:3] in ("pk_", "fk_", "uq_", "ck_")]


def test_a_table_is_made_with_its_side():
    assert table_options("handle") == {"sqlite_with_rowid": False, "info": {"side": "handle"}}


@pytest.mark.parametrize("hours", [-5, 0, 9])
def test_a_moment_is_the_same_wherever_its_clock_stood(engine, hours):
    """SQLite forgets the zone: what comes back says that it is UTC."""
    there = datetime(2026, 3, 1, 12, 30, tzinfo=timezone(timedelta(hours=hours)))
    moment = Moment()

    kept = moment.process_bind_param(there, engine.dialect)
    back = moment.process_result_value(kept.replace(tzinfo=None), engine.dialect)

    assert back == there
    assert back.tzinfo is UTC
    assert moment.process_bind_param(None, engine.dialect) is None
    assert moment.process_result_value(None, engine.dialect) is None


def test_sqlite_is_asked_how_it_is_set(engine):
    with engine.connect() as connection:
        assert settings_of(connection, ["secure_delete"]) == {"secure_delete": 1}
        connection.exec_driver_sql("PRAGMA secure_delete = off")
        assert settings_of(connection, ["secure_delete"]) == {"secure_delete": 0}


def test_a_database_whose_pages_fit_is_sound(engine):
    with engine.connect() as connection:
        assert is_sound(connection)


@pytest.fixture
def other(engine, path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield other


def begun_writing(engine: Engine) -> bool:
    """Whether we have the lock now; and let it go, with the patience that there was."""
    with engine.connect().execution_options(writing=True) as connection:
        connection.execute(select(1))
        [patience] = connection.exec_driver_sql("PRAGMA busy_timeout").one()
        return connection.in_transaction() and patience == BUSY_WAIT_MILLISECONDS


def test_who_waits_to_write_asks_often_and_always_as_often(engine, other, monkeypatch):
    pauses: list[float] = []

    def pause(seconds: float) -> None:
        pauses.append(seconds)
        if len(pauses) == 30:
            other.execute("COMMIT")

    monkeypatch.setattr(database.time, "sleep", pause)

    assert begun_writing(engine)
    assert pauses == [ASK_AGAIN_SECONDS] * 30


def test_patience_ends_with_the_error_that_sessions_know(engine, other, monkeypatch):
    pauses: list[float] = []
    monkeypatch.setattr(database.time, "sleep", pauses.append)

    with pytest.raises(OperationalError, match="database is locked"):
        begun_writing(engine)

    assert sum(pauses) * 1000 == pytest.approx(BUSY_WAIT_MILLISECONDS)
