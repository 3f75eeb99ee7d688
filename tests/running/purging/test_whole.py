"""The whole purge: all steps, twice if need be, and a sign once all are done."""

import pytest

from forum.running.purging import whole
from forum.running.purging.alone import DONE
from forum.running.purging.steps import NotDone
from forum.running.purging.whole import index_step, purge, purge_by_itself, quietly, steps


@pytest.fixture
def forum(app):
    with app.app_context():
        yield app


def test_each_step_is_done_and_told_and_the_day_is_kept(forum, settings):
    told = []

    assert purge(forum, told.append, quietly)

    assert [sentence.split(" ")[:3] for sentence in told] == [
        ["There", "is", "no"],
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
    assert [step.name for step in steps(forum, quietly)] == ["database", "sessions", "files"]
    assert index_step(forum).name == "index"
