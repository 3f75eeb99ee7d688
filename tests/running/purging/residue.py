"""Words in a database of which SQLite keeps copies, although their rows are deleted."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path

ROWS = 3000


def plant(data: Path) -> None:
    """Write words into the forum's database, then delete every second row."""
    with closing(sqlite3.connect(data / "lamplit.db")) as database:
        database.execute("PRAGMA secure_delete = 1")
        database.execute("CREATE TABLE scratch (id BLOB PRIMARY KEY, a, b) WITHOUT ROWID")
        database.executemany("INSERT INTO scratch VALUES (?, ?, ?)", _rows())
        database.commit()
        database.execute("DELETE FROM scratch WHERE a LIKE 'wistaria-0%'")
        database.commit()


def _rows() -> Iterator[tuple[bytes, str, str]]:
    for number in range(ROWS):
        key = sha256(b"%d" % number).digest()
        text = f"wistaria-{number % 2} {number:06d} " * (1 + key[0] % 20)
        yield key, text, text


def found(data: Path) -> list[str]:
    """Return the files that hold words which were deleted."""
    files = [file for file in data.rglob("*") if file.is_file()]
    return [file.name for file in files if b"wistaria-0" in file.read_bytes()]


def rows_left(data: Path) -> int:
    with closing(sqlite3.connect(data / "lamplit.db")) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        [count] = database.execute("SELECT count(*) FROM scratch").fetchone()
    return int(count)
