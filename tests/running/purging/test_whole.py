"""The whole purge: all steps, twice if need be, and a sign once all are done."""

import os
import signal
import sqlite3
import time
from contextlib import closing, contextmanager
from hashlib import sha256

import pytest

from forum.audit.actions import Action
from forum.audit.recording import record
from forum.clock import now
from forum.running.purging import whole
from forum.running.purging.alone import DONE, alone
from forum.running.purging.steps import NotDone
from forum.running.purging.whole import index_step, purge, purge_by_itself, quietly, steps
from forum.transaction import db, transaction


@pytest.fixture
def forum(app):
    with app.app_context():
        yield app


def test_each_step_is_done_and_told_and_the_day_is_kept(forum, settings):
    told = []

    assert purge(forum, told.append, quietly)

    assert [sentence.split(" ")[:3] for sentence in told] == [
        ["There", "is", "no"],
        ["Names", "in", "conversations"],
        ["The", "database", "is"],
        ["The", "file", "of"],
        ["No", "file", "was"],
    ]
    assert (settings.data / DONE).exists()


def test_done_once_more_it_does_no_harm(forum):
    assert purge(forum, str, quietly)
    assert purge(forum, str, quietly)


def test_no_day_is_kept_when_a_step_could_not_be_done(forum, settings, monkeypatch):
    def fail(*given):
        raise NotDone("The disk is full.")

    monkeypatch.setattr(whole, "write_database_anew", fail)

    assert not purge_by_itself(forum)
    assert not (settings.data / DONE).exists()


def test_the_worker_leaves_the_index_to_its_own_chore(forum):
    names = [step.name for step in steps(forum, quietly)]
    assert names == ["leftovers", "database", "sessions", "files"]
    assert index_step(forum, quietly).name == "index"


@contextmanager
def purging(app, settings):
    """Purge in a process of its own, which is waited for."""
    with app.app_context():
        db.session.remove()
        db.engine.dispose()
    child = os.fork()
    if child == 0:
        with app.app_context(), alone(settings.data, wait=lambda: None):
            os._exit(0 if purge(app, str, quietly) else 1)
    try:
        yield child
    finally:
        _, status = os.waitpid(child, 0)
        assert os.waitstatus_to_exitcode(status) in (0, -signal.SIGKILL)


@pytest.fixture
def words(settings):
    """Write many words into the database and delete every second; return how to look for them."""
    with closing(sqlite3.connect(settings.data / "lamplit.db")) as database:
        database.execute("CREATE TABLE scratch (id BLOB PRIMARY KEY, a, b) WITHOUT ROWID")
        keys = [sha256(b"%d" % n).digest() for n in range(3000)]
        texts = [f"wistaria-{n % 2} {n:06d} " * (1 + key[0] % 20) for n, key in enumerate(keys)]
        rows = zip(keys, texts, texts, strict=True)
        database.executemany("INSERT INTO scratch VALUES (?, ?, ?)", rows)
        database.commit()
        database.execute("DELETE FROM scratch WHERE a LIKE 'wistaria-0%'")
        database.commit()
    return lambda: [
        file.name
        for file in settings.data.rglob("*")
        if file.is_file() and b"wistaria-0" in file.read_bytes()
    ]


def kept_in(settings):
    with closing(sqlite3.connect(settings.data / "lamplit.db")) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return database.execute("SELECT count(*) FROM scratch").fetchone()[0]


def test_killed_at_any_moment_it_loses_nothing_and_the_next_one_ends_it(app, settings, words):
    assert words() != []
    for hundredths in range(8):
        with purging(app, settings) as child:
            time.sleep(hundredths / 100)
            os.kill(child, signal.SIGKILL)
        assert kept_in(settings) == 1500

    with purging(app, settings):
        pass

    assert words() == []
    assert kept_in(settings) == 1500


def test_two_at_once_do_no_harm_and_people_write_meanwhile(app, settings, words):
    with purging(app, settings), purging(app, settings), app.app_context():
        for number in range(1, 21):
            with transaction() as session:
                record(session, None, Action.LEAVE, f"rule:{number}", at=now())

    with purging(app, settings):
        pass
    assert words() == []
    assert kept_in(settings) == 1500
    with app.app_context():
        assert b"rule:20" in (settings.data / "lamplit.db").read_bytes()
