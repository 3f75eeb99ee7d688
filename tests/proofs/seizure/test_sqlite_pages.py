"""What is read from pages by ourselves is what SQLite reads."""

import sqlite3
from contextlib import closing

import pytest

from tests.proofs.seizure.sqlite_log import transactions
from tests.proofs.seizure.sqlite_taking import _pages, _rows, take


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "a.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA journal_mode = wal")
        db.execute("CREATE TABLE few (b TEXT, id BLOB PRIMARY KEY, n INTEGER) WITHOUT ROWID")
        db.execute("CREATE TABLE counted (word TEXT, real REAL)")
        db.execute("CREATE INDEX ix_n ON few (n)")
        for n in range(600):
            row = (f"{n} " + "é" * (n % 5 * 900), n.to_bytes(16, "big"), (-1) ** n * n**6)
            db.execute("INSERT INTO few VALUES (?, ?, ?)", row)
            db.execute("INSERT INTO counted VALUES (?, ?)", (None if n % 3 else "x", n / 7))
        yield path


def test_all_rows_are_read_and_in_which_order_they_lie(file):
    db = sqlite3.connect(file)
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    few = db.execute("SELECT b, id, n FROM few").fetchall()
    counted = db.execute("SELECT rowid, word, real FROM counted").fetchall()
    index = db.execute("SELECT n, id FROM few ORDER BY n").fetchall()
    db.close()

    rows = list(_rows("a.db", _pages(file.read_bytes())))

    found = [tuple(row.values[c] for c in ("b", "id", "n")) for row in rows if row.table == "few"]
    assert sorted(found) == sorted(few)
    assert sorted(
        (row.places["rowid"], row.values["word"] or "", row.values["real"])
        for row in rows
        if row.table == "counted"
    ) == [(n, word or "", real) for n, word, real in counted]
    assert sorted(
        (row.values["n"], row.values["id"]) for row in rows if row.table == "index ix_n"
    ) == sorted(index)
    assert len([row for row in rows if "spill" in row.places]) == 480


def test_the_log_tells_what_each_transaction_wrote(file):
    done = transactions((file.parent / "a.db-wal").read_bytes(), _pages(file.read_bytes()))
    after = done[-40:]

    ids = [{v for v in each if len(v) == 16} for each in after]
    assert [next(iter(each)) for each in ids if each] == [
        n.to_bytes(16, "big") for n in range(580, 600)
    ]


def test_what_is_left_of_the_round_before_tells_no_more_than_each_transaction_wrote(file):
    done = transactions((file.parent / "a.db-wal").read_bytes(), _pages(file.read_bytes()))

    ids = [{v for v in each if len(v) == 16} for each in done]
    told = [int.from_bytes(next(iter(each)), "big") for each in ids if each]
    assert max(map(len, ids)) == 1
    assert told == sorted(told)
    assert told[0] < told[-1] - 100


def test_what_is_written_over_is_told_by_its_key_alone(file):
    with closing(sqlite3.connect(file, isolation_level=None)) as db:
        db.execute("UPDATE few SET b = 'first' WHERE n = 0")
        db.execute("UPDATE few SET b = 'second' WHERE n = 0")
        db.execute("DELETE FROM few WHERE n = 0")
        done = transactions((file.parent / "a.db-wal").read_bytes(), _pages(file.read_bytes()))

    key = bytes(16)
    assert [each & {b"first", b"second", key} for each in done[-3:]] == [
        {b"first", key},
        {b"second", key},
        {b"second", key},
    ]


def test_a_file_is_taken_with_its_log(file):
    assert len([row for row in take(file.parent).rows if row.table == "few"]) == 600
