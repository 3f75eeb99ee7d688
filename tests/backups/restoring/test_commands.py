"""`lamplit restore` says what it did, and asks for what it needs to know first."""

import sqlite3

import pytest

from forum.accounts.credentials import Opened, add_way_in, open_way_in
from forum.accounts.ending import end_all_ways
from forum.accounts.recovering import replace_known
from forum.accounts.unlocking import Unlock
from forum.backups.boxes import age
from forum.sealing import new_root
from forum.transaction import db, reading, transaction
from tests.backups.spare import new_forum, ran

WORDS = "Words to take back."


@pytest.fixture
def post(inside, writer):
    with inside() as make:
        return make.reply(make.thread(), body=WORDS, writer=writer).id


@pytest.fixture
def copy(post, backup):
    """A backup from before somebody took their words back."""
    return backup()


@pytest.fixture
def taken_back(copy, inside, post, writer):
    with inside() as make:
        make.take_back(make.post(post), writer=writer)


def sources(app) -> list[str]:
    with app.app_context():
        found = db.session.connection().exec_driver_sql("SELECT source FROM words")
        return list(found.scalars())


def test_it_asks_what_was_erased(copy, empty, restore):
    code, said = restore(copy)

    assert code == 1
    assert "--erasures FOLDER" in said
    assert not (empty.extensions["settings"].data / "restoring").exists()


@pytest.mark.usefixtures("taken_back")
def test_the_old_data_folder_says_what_was_erased(copy, empty, restore, settings):
    code, said = restore(copy, "--erasures", settings.data)

    assert code == 0
    assert "the words of 1 posts" in said
    assert "The record of what staff did holds" in said
    assert WORDS not in sources(empty)
    assert sources(empty) != []
    for folder in (settings.data, empty.extensions["settings"].data):
        assert (folder / "restore.done").exists()


@pytest.mark.usefixtures("taken_back")
@pytest.mark.parametrize("more", [[], ["--only-erasures"]])
def test_a_newer_backup_and_a_list_say_it_too(copy, backup, empty, restore, more):
    newer = backup("newer.age", *more)

    code, said = restore(copy, "--erasures", newer)

    assert (code, "the words of 1 posts" in said) == (0, True)
    assert WORDS not in sources(empty)


@pytest.mark.usefixtures("taken_back")
def test_without_a_list_it_says_that_words_are_here_again(copy, empty, restore):
    code, said = restore(copy, "--no-erasures")

    assert (code, "Their words are here" in said) == (0, True)
    assert WORDS in sources(empty)


@pytest.mark.usefixtures("post")
def test_a_passphrase_that_was_changed_since_opens_nothing(app, settings, backup, empty, restore):
    # Given somebody who changed their six words after the backup
    old, new = (Unlock(lookup=new_root(), key=new_root()) for _ in range(2))
    with app.app_context(), transaction() as session:
        add_way_in(session, old, Opened(new_root(), 0), kind="passphrase", year=2026)
    copy = backup()
    with app.app_context(), transaction() as session:
        replace_known(session, old, new, year=2026)

    # When it is brought back
    code, said = restore(copy, "--erasures", settings.data)

    # Then the old ones do not let anybody in
    assert (code, "Shut again: 1 " in said) == (0, True)
    with empty.app_context():
        found = db.session.connection().exec_driver_sql("SELECT count(*) FROM credential")
        assert found.scalar_one() == 0


def test_a_folder_that_is_not_empty_is_left_alone(app, copy, spare, empty, restore):
    code, said = spare.bring_back(copy, app, "--no-erasures")
    assert (code, "a database" in said) == (1, True)
    assert WORDS in sources(app)

    (empty.extensions["settings"].data / "notes.txt").write_text("precious")
    code, said = restore(copy, "--no-erasures")
    assert (code, "notes.txt" in said) == (1, True)


def test_another_key_opens_nothing(copy, empty, tmp_path):
    (tmp_path / "other.txt").write_text(age.new_key()[0])
    (tmp_path / "none.txt").write_text("no key")

    for name, words in (("other.txt", "do not open"), ("none.txt", "no key")):
        code, said = ran(empty, "restore", copy, "--key", tmp_path / name, "--no-erasures")
        assert (code, words in said) == (1, True)
    code, said = ran(empty, "restore", copy, "--no-erasures")
    assert (code, "--key" in said) == (1, True)


def test_a_list_is_no_backup_and_a_database_is_none(backup, empty, restore, settings):
    code, said = restore(backup("list.age", "--only-erasures"), "--no-erasures")
    assert (code, "no whole backup" in said) == (1, True)

    code, said = restore(settings.data / "lamplit.db", "--no-erasures")
    assert (code, "no backup of Lamplit" in said) == (1, True)


def test_a_folder_without_a_list_is_told(copy, restore, tmp_path):
    code, said = restore(copy, "--erasures", tmp_path)

    assert (code, "no list of what was erased" in said) == (1, True)


def test_a_record_that_did_not_hold_in_the_backup_is_told(app, backup, settings, restore):
    with app.app_context():
        db.engine.dispose()
    connection = sqlite3.connect(settings.data / "lamplit.db")
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute("UPDATE audit SET day = '2026-01-01'")
    connection.commit()
    connection.close()

    code, said = restore(backup(), "--no-erasures")

    assert (code, "does not hold, from entry 1" in said) == (1, True)


@pytest.mark.usefixtures("post")
def test_whoever_left_since_does_not_come_in_again(app, settings, backup, empty, restore):
    # Given somebody who left for good after the backup, one of whose codes nobody found
    root, words, code = new_root(), *(Unlock(lookup=new_root(), key=new_root()) for _ in range(2))
    with app.app_context(), transaction() as session:
        add_way_in(session, words, Opened(root, 0), kind="passphrase", year=2026)
        add_way_in(session, code, Opened(root, 0), kind="recovery", year=2026)
    copy = backup()
    with app.app_context(), transaction() as session:
        end_all_ways(session, root, [words.lookup], year=2026)

    # When it is brought back
    assert restore(copy, "--erasures", settings.data)[0] == 0

    # Then neither opens anything
    with empty.app_context():
        for unlock, kind in ((words, "passphrase"), (code, "recovery")):
            assert open_way_in(reading(), unlock, kind=kind) is None


def test_refused_it_leaves_the_folder_as_it_was(copy, empty, restore):
    folder = empty.extensions["settings"].data
    assert restore(copy)[0] == 1
    assert list(folder.iterdir()) == []

    (folder / "notes.txt").write_text("precious")
    assert restore(copy, "--no-erasures")[0] == 1
    assert [file.name for file in folder.iterdir()] == ["notes.txt"]


def test_refused_it_leaves_a_secret_that_lay_there(copy, spare, tmp_path):
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "secret").write_text("a secret of more than thirty-two letters")
    (tmp_path / "old" / "secret").chmod(0o600)

    with new_forum(tmp_path / "old") as old:
        assert spare.bring_back(copy, old)[0] == 1

    assert [file.name for file in (tmp_path / "old").iterdir()] == ["secret"]
