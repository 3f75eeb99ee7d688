"""The number tells of every commit, whoever made it, and is not trusted where it cannot."""

import os
import sqlite3
from contextlib import closing

import pytest
from sqlalchemy import create_engine

from forum.database import Trouble, onlooker
from forum.web.guests.standing import Standing


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "some # file.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = wal")
        connection.execute("CREATE TABLE word (text TEXT)")
    return path


@pytest.fixture
def standing(file):
    return Standing(create_engine(f"sqlite:///{file}"))


@pytest.fixture
def writer(file):
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        yield connection


def test_the_number_stays_while_nobody_writes(standing, writer):
    before = standing.number()
    writer.execute("SELECT * FROM word").fetchall()

    assert standing.number() == before is not None


def test_the_number_changes_with_a_commit_and_not_before(standing, writer):
    before = standing.number()

    writer.execute("BEGIN IMMEDIATE")
    writer.execute("INSERT INTO word VALUES ('x')")
    assert standing.number() == before
    writer.execute("COMMIT")
    assert standing.number() != before


def test_the_number_goes_on_to_tell_after_the_log_was_emptied(standing, writer):
    standing.number()
    writer.execute("INSERT INTO word VALUES ('x')")
    writer.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before = standing.number()

    writer.execute("INSERT INTO word VALUES ('y')")

    assert standing.number() != before


def test_nobody_who_asks_holds_up_whoever_empties_the_log(standing, writer):
    writer.execute("INSERT INTO word VALUES ('x')")
    standing.number()

    assert writer.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone() == (0, 0, 0)


def test_two_connections_never_tell_the_same_number(standing, writer):
    """SQLite begins each connection's count anew: what was kept by the first is kept no more."""
    before = standing.number()
    standing._connection = None  # as after trouble

    assert standing.number() != before


def test_each_process_asks_with_a_connection_of_its_own(standing, monkeypatch):
    standing.number()
    parents = standing._connection
    monkeypatch.setattr(os, "getpid", lambda: -1)
    standing.number()

    assert standing._connection is not parents


@pytest.mark.parametrize("address", ["sqlite://", "sqlite:///:memory:"])
def test_a_database_in_memory_tells_nothing(address):
    assert Standing(create_engine(address)).number() is None


def test_a_file_that_is_gone_tells_nothing_and_is_not_made_anew(tmp_path):
    path = tmp_path / "gone.db"

    assert Standing(create_engine(f"sqlite:///{path}")).number() is None
    assert not path.exists()


def test_after_trouble_it_is_asked_anew(standing):
    standing.number()
    standing._connection.close()

    assert standing.number() is None
    assert standing.number() is not None


def test_the_connection_cannot_write(file):
    connection = onlooker(create_engine(f"sqlite:///{file}"))

    with pytest.raises(Trouble, match="readonly"):
        connection.execute("INSERT INTO word VALUES ('x')")
