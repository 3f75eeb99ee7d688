"""A backup comes back whole or not at all, whatever happens on the way."""

import os
import signal

import flask_migrate
import pytest
from flask_migrate import downgrade
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from forum.backups.restoring import bringing, loading, mending, placing
from forum.public_ids import number_of
from forum.threads.models import Post, Words
from forum.transaction import db
from tests.backups.test_making import files_of_at_most
from tests.visitor import Visitor


@pytest.fixture
def copy(inside, backup):
    with inside() as make:
        for _ in range(5):
            make.reply(make.thread(body="Words to keep. " * 500))
    return backup()


def posts(app) -> int:
    with app.app_context(), Session(db.engine) as session:
        return session.scalar(select(func.count()).select_from(Post))


def is_untouched(app) -> bool:
    """Return whether nothing lies in the folder."""
    return list(app.extensions["settings"].data.iterdir()) == []


def test_it_comes_back_whole_and_can_be_searched(copy, empty, restore):
    code, said = restore(copy, "--no-erasures")

    assert code == 0
    assert posts(empty) == 10
    assert "index is built: 10 posts" in said
    assert Visitor(empty).get("/search?q=keep").all("[data-result]")


@pytest.mark.parametrize("share", [0, 0.3, 0.9, 0.999])
def test_a_file_that_is_cut_short_changes_nothing(copy, empty, restore, share):
    copy.write_bytes(copy.read_bytes()[: int(copy.stat().st_size * share)])

    code, said = restore(copy, "--no-erasures")

    assert code == 1
    assert "Nothing was changed." in said
    assert is_untouched(empty)


def test_a_full_disk_changes_nothing(copy, empty, restore):
    with files_of_at_most(60_000):
        code, said = restore(copy, "--no-erasures")

    assert (code, "disk is full" in said) == (1, True), said
    assert is_untouched(empty)


def test_a_backup_of_a_newer_version_changes_nothing(monkeypatch, copy, empty, restore, tmp_path):
    older = tmp_path / "versions"
    older.mkdir()
    (older / "0013_tell_the_index.py").touch()
    monkeypatch.setattr(bringing, "MIGRATIONS", older)

    code, said = restore(copy, "--no-erasures")

    assert (code, "newer version" in said) == (1, True)
    assert is_untouched(empty)


def test_a_backup_of_an_older_version_is_brought_up_to_date(app, inside, backup, empty, restore):
    with inside() as make:
        make.thread()
    with app.app_context():
        downgrade(revision="0013")
    copy = backup()

    assert restore(copy, "--no-erasures")[0] == 0

    assert posts(empty) == 1
    with empty.app_context():
        found = db.session.connection().exec_driver_sql("SELECT count(*) FROM erasure")
        assert found.scalar_one() == 0


def test_a_backup_that_is_too_old_is_wanted_twice(time_stands, copy, empty, restore):
    time_stands.go_on(days=31)

    code, said = restore(copy, "--no-erasures")
    assert (code, "older than 30 days" in said) == (1, True)
    assert is_untouched(empty)

    assert restore(copy, "--no-erasures", "--any-age")[0] == 0


# Where a command can be killed: while rows come in, before and after what was erased is taken
# out, and just before the database comes into its place.
MOMENTS = [
    (loading.Loading, "_write_rows"),
    (flask_migrate, "upgrade"),
    (mending, "_write_anew"),
    (bringing, "put_in_place"),
    (placing, "_see_kept"),
]


def killed_at(monkeypatch, restore, copy, moment) -> int:
    """Bring it back in a process of its own, which is killed there; return the signal."""
    child = os.fork()
    if child == 0:
        try:
            monkeypatch.setattr(*moment, lambda *given: os.kill(os.getpid(), signal.SIGKILL))
            restore(copy, "--no-erasures")
        finally:
            os._exit(1)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def test_killed_anywhere_it_leaves_a_folder_in_which_it_can_begin_anew(
    monkeypatch, copy, empty, restore
):
    for moment in MOMENTS:
        assert killed_at(monkeypatch, restore, copy, moment) == -signal.SIGKILL
        assert (empty.extensions["settings"].data / "restoring").is_dir()

    assert restore(copy, "--no-erasures")[0] == 0

    assert posts(empty) == 10
    assert not (empty.extensions["settings"].data / "restoring").exists()


def test_a_backup_from_before_words_had_a_number_comes_back_whole(app, inside, empty, spare):
    # Given a forum that an older version keeps, and a backup of it
    with inside() as make:
        make.reply(make.thread(body="Words to keep. " * 500))
    with app.app_context():
        downgrade(revision="0020")
        db.engine.dispose()
    copy = spare.make()

    # When it is brought back by this version
    code, said = spare.bring_back(copy, empty, "--no-erasures")

    # Then the words are there, under the number of their post
    assert (code, posts(empty)) == (0, 2), said
    with empty.app_context(), Session(db.engine) as session:
        rows = session.execute(select(Words.key, Words.post_id, Words.source)).all()
    assert [row.key for row in rows] == [number_of(row.post_id) for row in rows]
    assert "Words to keep. " in max(row.source for row in rows)
