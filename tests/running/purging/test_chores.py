"""The worker purges when it is time, and says when it could not."""

import pytest

from forum.running.purging import chores, whole
from forum.running.purging.alone import DONE, note_done
from forum.running.purging.chores import PurgeUnfinished, for_purge
from forum.running.purging.steps import NotDone


@pytest.fixture
def chore(app):
    [chore] = for_purge(app)
    with app.app_context():
        yield chore


def test_it_purges_where_nobody_ever_did_and_not_again_at_once(chore, settings, monkeypatch):
    done = []
    real = whole.purge_by_itself
    monkeypatch.setattr(chores, "purge_by_itself", lambda app: done.append(app) or real(app))

    chore.run()
    chore.run()

    assert len(done) == 1
    assert (settings.data / DONE).exists()


def test_what_could_not_be_done_is_a_failure_of_the_chore(chore, monkeypatch):
    def fail(*given):
        raise NotDone("The disk is full.")

    monkeypatch.setattr(whole, "write_database_anew", fail)

    with pytest.raises(PurgeUnfinished):
        chore.run()


def test_a_purge_of_today_is_enough(chore, settings, monkeypatch):
    note_done(settings.data)
    monkeypatch.setattr(chores, "purge_by_itself", lambda app: pytest.fail("once more"))

    chore.run()
