"""The database and the sessions are written anew, or it is said why not."""

import os
import resource
import sqlite3
from contextlib import closing
from datetime import timedelta
from hashlib import sha256

import pytest

from forum.clock import now
from forum.privacy import scouring
from forum.running.purging.databases import write_database_anew, write_sessions_anew
from forum.running.purging.steps import NotDone
from forum.transaction import db

SECRET = bytes(range(32))


@pytest.fixture
def context(app):
    with app.app_context():
        yield app


def shown(totals):
    """Do it, and note how many bytes were said to be written."""

    def show(label, deed, total):
        totals.append(total)
        deed()

    return show


def test_the_database_is_written_anew_and_its_log_is_empty(context, settings, inside):
    with inside() as make:
        make.thread(title="Wistaria")
    totals = []

    told = write_database_anew(db.engine, shown(totals))

    assert told == "The database is written anew: 1 MB. Its log is empty."
    assert (settings.data / "lamplit.db-wal").read_bytes() == b""
    assert b"Wistaria" in (settings.data / "lamplit.db").read_bytes()
    assert totals[0] > 0


def test_visits_that_are_over_are_in_no_file_and_others_go_on(context, settings):
    store, at = context.extensions["session_store"], now()
    store.keep(SECRET, b"{}", ends_at=at + timedelta(hours=12), at=at)
    store.keep(SECRET[::-1], b"{}", ends_at=at, at=at - timedelta(hours=12))
    [over] = keys_in(settings.data) - {sha256(SECRET).digest()}

    told = write_sessions_anew(store, at)

    assert told == "The file of sessions is written anew. Its log is empty."
    assert store.find(SECRET, at=at) is not None
    assert not any(over in file.read_bytes() for file in settings.data.glob("sessions.db*"))


def keys_in(data):
    with closing(sqlite3.connect(data / "sessions.db")) as database:
        return {key for (key,) in database.execute("SELECT key FROM session")}


def test_a_full_disk_is_told_with_how_much_it_takes(context, settings, monkeypatch):
    usage = scouring.shutil.disk_usage(settings.data)._replace(free=3_000_000)
    monkeypatch.setattr(scouring.shutil, "disk_usage", lambda where: usage)

    with pytest.raises(NotDone) as told:
        write_database_anew(db.engine, shown([]))

    assert str(told.value) == (
        "Writing the database anew takes 18 MB of the disk, and 3 MB are free. "
        "Make room, then run this again."
    )


def test_somebody_who_writes_for_long_is_told_of(context):
    def show(label, deed, total):
        raise scouring.InUse

    with pytest.raises(NotDone, match="Somebody else writes to the database for long"):
        write_database_anew(db.engine, show)


def test_a_disk_that_takes_no_more_is_told_and_nothing_is_lost(context, settings, inside):
    """A process may write files up to a size alone: as on a disk that is full in the middle."""
    with inside() as make:
        make.thread(title="Wistaria")
    before = (settings.data / "lamplit.db").stat().st_size
    db.session.remove()
    db.engine.dispose()
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_FSIZE, (before // 2, before // 2))
        try:
            write_database_anew(db.engine, shown([]))
        except NotDone as told:
            os._exit(0 if "SQLite cannot write the database anew" in str(told) else 1)
        os._exit(2)
    _, status = os.waitpid(child, 0)

    assert os.waitstatus_to_exitcode(status) == 0
    assert write_database_anew(db.engine, shown([]))
    assert b"Wistaria" in (settings.data / "lamplit.db").read_bytes()
