"""The file of sessions, as it is opened."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest

from forum.sealing import new_root
from forum.web.visits.session_file import connect
from forum.web.visits.session_store import LONGEST, FileSessionStore

NOON = datetime(2026, 3, 18, 12, tzinfo=UTC)
MEMBERS = new_root(), new_root()
BEFORE_MARKS = (
    "CREATE TABLE session (key BLOB PRIMARY KEY, box BLOB NOT NULL, "
    "idle_until INTEGER NOT NULL, ends_at INTEGER NOT NULL) WITHOUT ROWID"
)


def secret(number: int) -> bytes:
    """Return the value of a cookie."""
    return bytes([number]) * 32


@pytest.mark.parametrize(
    ("setting", "wanted"), [("journal_mode", "wal"), ("secure_delete", 1), ("temp_store", 2)]
)
def test_the_file_is_opened_with_what_we_promise(tmp_path, setting, wanted):
    with closing(connect(tmp_path / "sessions.db")) as connection:
        assert connection.execute(f"PRAGMA {setting}").fetchone() == (wanted,)


def test_it_does_not_tell_in_which_minute_somebody_came(tmp_path):
    store = FileSessionStore(tmp_path / "sessions.db")
    for later in (1, 100, 299):
        at = NOON + timedelta(seconds=later)
        store.keep(secret(later % 256), b"words", ends_at=at + LONGEST, at=at)

    deadlines = store._db().execute("SELECT idle_until, ends_at FROM session").fetchall()
    assert (len(deadlines), len(set(deadlines))) == (3, 1)


def test_a_file_from_before_there_were_marks_is_used_on(tmp_path):
    path, secret, root = tmp_path / "sessions.db", b"cookie", new_root()
    with closing(sqlite3.connect(path)) as older:
        older.execute(BEFORE_MARKS)

    store = FileSessionStore(path)
    store.keep(secret, b"words", ends_at=NOON + LONGEST, at=NOON)
    store.belong(secret, root)
    assert store.find(secret, at=NOON) is not None
    store.end_all_of(root)

    assert store.find(secret, at=NOON) is None


@pytest.fixture
def store(tmp_path):
    """Six visits: of two members in turn; and one of somebody who has not signed in."""
    store = FileSessionStore(tmp_path / "sessions.db")
    for number in range(7):
        store.keep(secret(number), b"words", ends_at=NOON + LONGEST, at=NOON)
    for number in range(6):
        store.belong(secret(number), MEMBERS[number % 2])
    return store


def test_all_visits_of_one_member_end_and_nobody_elses(store):
    """As when they leave for good: on whatever device."""
    store.end_all_of(MEMBERS[1])

    there = [store.find(secret(number), at=NOON) is not None for number in range(7)]
    assert there == [True, False, True, False, True, False, True]


def test_no_two_visits_have_the_same_mark(store):
    marks = [row[0] for row in store._db().execute("SELECT mark FROM session")]

    assert len(set(marks)) == len(marks) == 7
    assert sorted(len(mark or b"") for mark in marks) == [0, *[16] * 6]
