"""Killed at any moment, two at once, on a full disk: nothing is lost, nothing is found twice."""

import multiprocessing
import random
import signal

import pytest
from sqlalchemy import select

from config import load
from forum.app import create_app
from forum.search.backend import Audience
from forum.search.keeping import outbox
from forum.search.keeping.checking import compare
from forum.search.keeping.commands import STORE
from forum.search.keeping.indexing import Indexer
from forum.search.keeping.models import SearchOutbox
from forum.transaction import db, reading
from tests.search.engines.conftest import ENGINES
from tests.search.keeping.together import (
    WORD,
    begun,
    built,
    index_on_a_full_disk,
    members_writing,
    worker,
)

KILLS, DEEDS = 50, 100


@pytest.fixture(params=ENGINES)
def forum(request, settings):
    """A forum with this engine, of which no process has opened anything yet."""
    app = create_app(
        load(
            {
                "LAMPLIT_DATA": str(settings.data),
                "LAMPLIT_SEARCH": request.param,
                "LAMPLIT_HOLD_FIRST_POSTS": "0",
            }
        )
    )
    yield built(app)
    with app.app_context():
        db.engine.dispose()


def settled(app):
    """Let the index look at all that waits; return what it has, or what differs."""
    backend = app.extensions["search"]
    with app.app_context():
        Indexer(backend, STORE).catch_up()
        found = compare(backend, STORE)
        assert reading().scalars(select(SearchOutbox)).all() == []
    assert found.are_none, found
    assert backend.frequency(WORD, Audience.EVERYONE) == found.same == len(backend.entries())
    return found.same


def test_a_worker_that_is_killed_again_and_again_loses_nothing(forum):
    chance, ends = random.Random(5), []

    with members_writing(forum) as wait_for:
        for number in range(KILLS):
            with worker(forum, number) as process:
                process.join(timeout=chance.uniform(0, 0.15))
            ends.append(process.exitcode)
        wait_for(DEEDS)

    assert ends == [-signal.SIGKILL] * KILLS
    assert settled(forum) > 20


def test_two_workers_started_by_mistake_do_no_harm(forum):
    with (
        members_writing(forum) as wait_for,
        worker(forum) as first,
        worker(forum, 4) as second,
    ):
        wait_for(DEEDS)
        assert (first.exitcode, second.exitcode) == (None, None), "both are at work"

    assert settled(forum) > 0


def test_on_a_full_disk_the_index_stays_and_what_is_written_waits(forum, settings):
    with members_writing(forum) as wait_for:
        wait_for(DEEDS)
    mine, theirs = multiprocessing.Pipe()

    with begun(index_on_a_full_disk, forum, theirs):
        theirs.close()
        told = [mine.recv() for _ in range(3)]

    assert told[0] == told[2] == "IndexBroken", told
    assert settled(forum) > 0


def test_after_a_day_without_a_worker_all_is_caught_up(forum, monkeypatch):
    monkeypatch.setattr(outbox, "POSTS_AT_ONCE", 7)
    with members_writing(forum) as wait_for:
        wait_for(DEEDS)

    assert settled(forum) > 7
