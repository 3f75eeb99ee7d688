"""Take everything that a forum on SQLite leaves on the disk."""

import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from tests.proofs.seizure.index_taking import index_rows
from tests.proofs.seizure.loot import Loot, Row
from tests.proofs.seizure.sqlite_free import left_over
from tests.proofs.seizure.sqlite_log import transactions
from tests.proofs.seizure.sqlite_pages import cells_of, children_of, payload, record

MAGIC = b"SQLite format 3\0"
LOG = "-wal"
# Tells the order of cells within one page of many: those that came later lie further to the front.
PAGE_ROOM = 65_536


def take(folder: Path, *, earlier: Sequence[Loot] = ()) -> Loot:
    """Return all that lies in the data folder."""
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    files = {str(path.relative_to(folder)): path.read_bytes() for path in paths}
    rows: list[Row] = []
    history: list[frozenset[bytes]] = []
    free: dict[str, bytes] = {}
    for name, held in files.items():
        if held.startswith(MAGIC):
            log = files.get(name + LOG, b"")
            pages = _pages(held)
            history += transactions(log, pages)
            rows += _rows(name, pages)
            free[f"{name}, not in use"] = left_over(pages, _in_trees(pages))
    rows += index_rows(folder)
    return Loot(rows, files | free, _secrets(files, rows), history, list(earlier))


def _pages(held: bytes) -> dict[int, bytes]:
    size = int.from_bytes(held[16:18], "big")
    size = 65_536 if size == 1 else size
    return {n + 1: held[at : at + size] for n, at in enumerate(range(0, len(held), size))}


def _secrets(files: dict[str, bytes], rows: Sequence[Row]) -> dict[str, bytes]:
    found = {"secret": files.get("secret", b"").strip()}
    for row in rows:
        is_secret = row.table == "instance_fact" and isinstance(row.values["value"], bytes)
        # A mark of what guests may see is drawn anew with each change, and nothing is made of it.
        if is_secret and not str(row.values["name"]).startswith("shown "):
            found[str(row.values["name"])] = row.values["value"]
    return {name: secret for name, secret in found.items() if secret}


def _rows(name: str, pages: dict[int, bytes]) -> Iterator[Row]:
    """Yield the rows of all tables and indexes of one database."""
    for table, root, columns in _schema(_whole(pages)):
        for number in _tree(pages, root):
            for cell in cells_of(pages[number], number):
                values = record(payload(cell, lambda n: pages[n]))
                places = {"page": PAGE_ROOM * number + PAGE_ROOM - cell.offset}
                if cell.rowid is not None:
                    places["rowid"] = cell.rowid
                if cell.spill:
                    places["spill"] = cell.spill
                yield Row(table, dict(zip(columns, values, strict=False)), places)


def _in_trees(pages: dict[int, bytes]) -> set[int]:
    roots = [1, *(root for _, root, _ in _schema(_whole(pages)))]
    return {number for root in roots for number in _tree(pages, root)}


def _whole(pages: dict[int, bytes]) -> bytes:
    return b"".join(pages[number] for number in sorted(pages))


def _tree(pages: dict[int, bytes], root: int) -> Iterator[int]:
    yield root
    for below in children_of(pages[root], root):
        yield from _tree(pages, below)


def _schema(file: bytes) -> list[tuple[str, int, list[str]]]:
    """Return the name, the root page and the columns, as they lie there, of all trees."""
    with tempfile.NamedTemporaryFile(suffix=".db") as copy:
        Path(copy.name).write_bytes(file[:18] + b"\1\1" + file[20:])  # without a log
        with closing(sqlite3.connect(copy.name)) as db:
            trees = db.execute("SELECT type, name, rootpage, sql FROM sqlite_master").fetchall()
            return [
                (name if kind == "table" else f"index {name}", root, _columns(db, kind, name, sql))
                for kind, name, root, sql in trees
                if root
            ]


def _columns(db: sqlite3.Connection, kind: str, name: str, sql: str | None) -> list[str]:
    if kind == "index":
        return [row[2] or "?" for row in db.execute(f"PRAGMA index_xinfo('{name}')")]
    columns = db.execute(f"PRAGMA table_info('{name}')").fetchall()
    if "WITHOUT ROWID" not in (sql or "").upper():
        return [column[1] for column in columns]
    keys = sorted((c for c in columns if c[5]), key=lambda c: c[5])
    return [c[1] for c in keys] + [c[1] for c in columns if not c[5]]
