"""The log of SQLite: a commit is kept once the disk has the log, and nobody waits for ever."""

import errno
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm import Session

from forum import wal
from forum.accounts.models import InstanceFact
from forum.database import lent
from forum.events import announce
from forum.transaction import db, reading, transaction
from forum.wal import asking, wait_for_disk


@dataclass(frozen=True)
class FactLearned:
    """A piece of news."""

    name: str


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "forum.db"


@pytest.fixture
def connection(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = wal")
        connection.execute("CREATE TABLE fact (name)")
        yield connection


def test_the_disk_is_asked_for_the_log(connection, path, monkeypatch):
    asked = []
    monkeypatch.setattr(wal, "_put_on_disk", lambda file: asked.append(os.fstat(file).st_ino))

    wait_for_disk(path)

    assert asked == [path.with_name("forum.db-wal").stat().st_ino]


def test_what_was_put_into_the_database_itself_needs_no_log(path, monkeypatch):
    monkeypatch.setattr(wal, "_put_on_disk", lambda file: pytest.fail("there is no log"))

    wait_for_disk(path)


def test_a_disk_that_does_not_take_it_is_told_as_sqlite_would(connection, path, monkeypatch):
    monkeypatch.setattr(wal, "_put_on_disk", refuse)
    with pytest.raises(sqlite3.OperationalError) as refused:
        wait_for_disk(path)

    told = refused.value.sqlite_errorname, refused.value.sqlite_errorcode
    assert told == ("SQLITE_IOERR_FSYNC", sqlite3.SQLITE_IOERR_FSYNC)


def test_whoever_was_less_patient_is_as_patient_as_before(connection):
    connection.execute("PRAGMA busy_timeout = 7")

    with pytest.raises(sqlite3.OperationalError), asking(connection, 3):
        connection.execute("SELECT nothing")
    with asking(connection, 3):
        within = connection.execute("PRAGMA busy_timeout").fetchone()

    assert (within, connection.execute("PRAGMA busy_timeout").fetchone()) == ((3,), (7,))


@pytest.fixture
def told(app) -> Iterator[list[str]]:
    """Hears of each fact, within the application."""
    heard: list[str] = []
    app.extensions["news_desk"].listen(
        FactLearned, lambda fact: heard.append(f"told of {fact.name}")
    )
    with app.app_context():
        yield heard


def test_the_disk_has_it_before_anybody_is_told_and_nobody_waits_for_that(
    told, settings, tmp_path, monkeypatch
):
    # Given a disk that is looked at just when it is to take what was written
    base = settings.data / "lamplit.db"

    def take(file: int) -> None:
        with closing(sqlite3.connect(base, timeout=0, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")  # it would refuse, were the lock still held
            other.execute("ROLLBACK")
        told.extend(facts_in(copied(base, tmp_path / "cut")))

    monkeypatch.setattr(wal, "_put_on_disk", take)

    # When something is written
    with transaction() as session:
        learn(session, "one")
        within = session.execute(text("PRAGMA synchronous")).scalar()

    # Then the disk was given all of it, and whoever writes otherwise has SQLite wait for the disk
    with lent(db.engine) as connection:
        after = connection.execute("PRAGMA synchronous").fetchone()
    assert told == ["one", "told of one"]
    assert (within, after) == (1, (2,))


@pytest.mark.parametrize("begin", [Engine.connect, Engine.begin, Session])
@pytest.mark.usefixtures("told")
def test_whoever_begins_past_the_seam_has_sqlite_wait_for_the_disk(begin):
    with transaction() as session:
        own = session.connection().connection.driver_connection
        learn(session, "one")

    with begin(db.engine) as other:
        found = other.execute(text("PRAGMA synchronous")).scalar()
        driver = (other.connection() if begin is Session else other).connection.driver_connection
    assert (driver, found) == (own, 2)


def test_a_disk_that_does_not_take_it_is_no_success(told, monkeypatch):
    monkeypatch.setattr(wal, "_put_on_disk", refuse)
    with pytest.raises(OperationalError, match="disk I/O error"), transaction() as session:
        learn(session, "one")

    # Everybody can see it all the same, so that what is kept of pages has to hear of it.
    assert (reading().get(InstanceFact, "one") is not None, told) == (True, ["told of one"])


def test_what_is_undone_does_not_wait_for_the_disk(told, monkeypatch):
    monkeypatch.setattr(wal, "_put_on_disk", lambda file: pytest.fail("there is nothing to keep"))

    with pytest.raises(IntegrityError), transaction() as session:
        session.add(InstanceFact(name="salt", value=b""))  # which is there already


def learn(session: Session, name: str) -> None:
    session.add(InstanceFact(name=name, value=b""))
    announce(session, FactLearned(name))


def refuse(file: int) -> None:
    raise OSError(errno.EIO, "no")


def copied(base: Path, to: Path) -> Path:
    """Return a copy of the database and its log, as they are now."""
    to.mkdir()
    for name in (base.name, f"{base.name}-wal"):
        shutil.copy(base.with_name(name), to / name)
    return to / base.name


def facts_in(base: Path) -> list[str]:
    with closing(sqlite3.connect(base)) as connection:
        rows = connection.execute("SELECT name FROM instance_fact WHERE name <> 'salt'").fetchall()
    return [name for [name] in rows]
