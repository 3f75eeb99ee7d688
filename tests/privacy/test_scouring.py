"""What was deleted is in none of SQLite's files, down to the bytes."""

import re
import sqlite3
from contextlib import closing
from hashlib import sha256

import pytest

from forum import wal
from forum.privacy import scouring
from forum.privacy.scouring import InUse, NoRoom, freshen, size_of, write_anew
from forum.wal import empty_log_of

WORDS = re.compile(rb"wistaria-(\d{6})")


@pytest.fixture
def folder(tmp_path):
    return tmp_path


def opened(folder, **settings):
    """Open the file as the forum opens its own."""
    connection = sqlite3.connect(folder / "kept.db", isolation_level=None)
    usual = {"journal_mode": "wal", "secure_delete": 1, "temp_store": 2, "busy_timeout": 5_000}
    for name, value in (usual | settings).items():
        connection.execute(f"PRAGMA {name} = {value}")
    return connection


def key(number):
    return sha256(b"%d" % number).digest()[:16]


@pytest.fixture
def filled(folder):
    """Three thousand rows at chance places, of which every second was deleted again."""
    with closing(opened(folder)) as connection:
        connection.execute("CREATE TABLE words (id BLOB PRIMARY KEY, source, html) WITHOUT ROWID")
        connection.execute("BEGIN")
        texts = ((n, f"wistaria-{n:06d} " * (1 + key(n)[0] % 20)) for n in range(3000))
        rows = ((key(n), text, text) for n, text in texts)
        connection.executemany("INSERT INTO words VALUES (?, ?, ?)", rows)
        gone = range(0, 3000, 2)
        connection.executemany("DELETE FROM words WHERE id = ?", [(key(n),) for n in gone])
        connection.execute("COMMIT")
        yield connection


def deleted_in(folder):
    """Return the numbers of the deleted rows whose words are in a file."""
    texts = [file.read_bytes() for file in folder.iterdir()]
    return {n for text in texts for n in map(int, WORDS.findall(text)) if n % 2 == 0}


def test_copies_stay_in_pages_after_a_delete_and_are_gone_once_it_is_written_anew(filled, folder):
    """This is why the database is written anew: SQLite overwrites the row, and not its copies."""
    assert empty_log_of(filled)
    assert deleted_in(folder) != set()

    write_anew(filled, folder)

    assert deleted_in(folder) == set()
    assert filled.execute("SELECT count(*) FROM words").fetchone() == (1500,)
    assert (folder / "kept.db-wal").read_bytes() == b""


def test_a_large_database_is_copied_through_a_file_that_nobody_finds(filled, folder, monkeypatch):
    monkeypatch.setattr(scouring, "IN_MEMORY_BYTES", 0)
    seen = []
    filled.set_progress_handler(lambda: seen.append({f.name for f in folder.iterdir()}), 500)

    write_anew(filled, folder)

    assert {name for names in seen for name in names} == {"kept.db", "kept.db-wal", "kept.db-shm"}
    assert filled.execute("PRAGMA temp_store").fetchone() == (2,)
    assert deleted_in(folder) == set()


def test_readers_go_on_while_it_is_written_anew(filled, folder):
    with closing(opened(folder)) as reader:
        counted = []

        def read():
            counted.append(reader.execute("SELECT count(*) FROM words").fetchone())

        filled.set_progress_handler(read, 500)
        write_anew(filled, folder)

    assert set(counted) == {(1500,)}


def test_a_reader_who_stays_keeps_the_log_and_is_told_of(filled, folder, monkeypatch):
    monkeypatch.setattr(wal, "ASK_MILLISECONDS", 1)
    with closing(opened(folder)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM words").fetchone()
        filled.execute("DELETE FROM words WHERE id = ?", (key(1),))

        assert not empty_log_of(filled, tries=2)
        reader.execute("COMMIT")

    assert empty_log_of(filled, tries=2)
    assert filled.execute("PRAGMA busy_timeout").fetchone() == (5_000,)


def test_somebody_who_writes_for_long_is_told_of_and_nothing_happened(filled, folder):
    filled.execute("PRAGMA busy_timeout = 1")
    with closing(opened(folder)) as writer:
        writer.execute("BEGIN IMMEDIATE")

        with pytest.raises(InUse):
            write_anew(filled, folder)

    assert filled.execute("SELECT count(*) FROM words").fetchone() == (1500,)


def test_room_is_looked_for_before_anything_is_written(filled, folder, monkeypatch):
    usage = scouring.shutil.disk_usage(folder)._replace(free=1_000_000)
    monkeypatch.setattr(scouring.shutil, "disk_usage", lambda where: usage)
    before = (folder / "kept.db").read_bytes()

    with pytest.raises(NoRoom) as found:
        write_anew(filled, folder)

    assert found.value.free == 1_000_000
    assert found.value.needed == size_of(filled) + scouring.MARGIN_BYTES
    assert (folder / "kept.db").read_bytes() == before


def test_a_small_database_is_written_anew_by_the_way(filled, folder):
    assert freshen(filled, folder)

    assert deleted_in(folder) == set()


@pytest.mark.parametrize(("name", "value"), [("IN_MEMORY_BYTES", 0), ("MARGIN_BYTES", 1 << 60)])
def test_where_it_is_large_or_the_disk_is_full_the_log_is_emptied_alone(
    filled, folder, monkeypatch, name, value
):
    monkeypatch.setattr(scouring, name, value)

    assert freshen(filled, folder)

    assert (folder / "kept.db-wal").read_bytes() == b""
    assert deleted_in(folder) != set()
