"""The whole purge: all steps, twice if need be, and a sign once all are done."""

import os
import signal
import time
from contextlib import contextmanager

import pytest

from forum.audit.actions import Action
from forum.audit.recording import record
from forum.clock import now
from forum.running.purging import whole
from forum.running.purging.alone import DONE, alone
from forum.running.purging.steps import NotDone
from forum.running.purging.whole import index_step, purge, purge_by_itself, quietly, steps
from forum.transaction import db, transaction
from tests.running.purging.residue import found, plant, rows_left


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


def test_killed_at_any_moment_it_loses_nothing_and_the_next_one_ends_it(app, settings):
    plant(settings.data)
    assert found(settings.data) != []
    for hundredths in range(8):
        with purging(app, settings) as child:
            time.sleep(hundredths / 100)
            os.kill(child, signal.SIGKILL)
        assert rows_left(settings.data) == 1500

    with purging(app, settings):
        pass

    assert found(settings.data) == []
    assert rows_left(settings.data) == 1500


def test_two_at_once_do_no_harm_and_people_write_meanwhile(app, settings):
    plant(settings.data)
    with purging(app, settings), purging(app, settings), app.app_context():
        for number in range(1, 21):
            with transaction() as session:
                record(session, None, Action.LEAVE, f"rule:{number}", at=now())

    with purging(app, settings):
        pass
    assert found(settings.data) == []
    assert rows_left(settings.data) == 1500
    with app.app_context():
        assert b"rule:20" in (settings.data / "lamplit.db").read_bytes()
