"""A database that was unpacked becomes a forum of today, without what was erased."""

import shutil
from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.audit.actions import Action
from forum.audit.models import Audit
from forum.backups.boxes.records import WHOLE, Head
from forum.backups.restoring.mending import mend
from forum.backups.restoring.notes import Notes, notes_in
from forum.threads.models import Thread
from forum.transaction import db, empty_log
from tests.proofs.residue import held_in

DAY = date(2026, 3, 1)
HEAD = Head(WHOLE, "0014", DAY)
GONE, CHANGED = "Wistaria by the wall", "Marjoram in a pot"
TITLE = "Quinces in the title"


@pytest.fixture
def posts(inside, writer):
    with inside() as make:
        thread = make.thread(title=TITLE, body=f"{GONE}, once.", writer=writer)
        make.reply(thread, body="An answer.")
        changed = make.reply(make.thread(), body=f"{CHANGED}, once.", writer=writer)
        return make.opening_of(thread).id, changed.id


@pytest.fixture
def copy(app, posts, settings, tmp_path):
    """The database as it was before anything was erased, alone in a folder."""
    with app.app_context():
        empty_log()
        db.engine.dispose()
    (tmp_path / "copy").mkdir()
    return shutil.copy(settings.data / "lamplit.db", tmp_path / "copy" / "lamplit.db")


def test_nothing_of_what_was_erased_is_in_the_file(inside, copy, posts, writer, settings):
    # Given words that were taken back, and others that were changed, after the copy was made
    with inside() as make:
        make.take_back(make.post(posts[0]), writer=writer)
        make.change(make.post(posts[1]), "Other words.", writer=writer)
    assert {word for word, _ in held_in(copy.parent, (GONE, CHANGED, TITLE))} == {
        *(GONE, CHANGED, TITLE),
    }

    # When the copy is brought up to date with what is known in the old data folder
    mended = mend(copy, HEAD, notes_in(settings.data, DAY), settings)

    # Then they are nowhere in the file, and the file is alone
    assert (mended.erased, mended.ended) == (2, 0)
    assert held_in(copy.parent, (GONE, CHANGED, TITLE)) == set()
    assert [file.name for file in copy.parent.iterdir()] == ["lamplit.db"]
    assert mended.record.broken_at is None


def test_without_notes_everything_is_as_it_was(app, copy, settings):
    mended = mend(copy, HEAD, Notes(), settings)

    assert (mended.erased, mended.ended) == (0, 0)
    assert len(held_in(copy.parent, (GONE, CHANGED, TITLE))) == 3


def test_the_record_says_that_a_backup_was_brought_back(app, copy, settings, tmp_path):
    mend(copy, HEAD, Notes(), settings)

    shutil.copy(copy, settings.data / "lamplit.db")
    with app.app_context(), Session(db.engine) as session:
        last = session.scalars(select(Audit).order_by(Audit.seq.desc()).limit(1)).one()
        assert len(session.scalars(select(Thread)).all()) == 2
    assert (last.action, last.object) == (Action.BACKUP_RESTORED, "backup:2026-03-01")
    assert last.staff_id is None
