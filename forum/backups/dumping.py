"""What goes into a backup: every row of the database as it is at one moment.

Rows are read, not pages of the file: a page also has what was deleted, and in which order rows
came. Left out are sessions, which lie in a file of their own; what the search index has to look at,
since it is built anew; and LAMPLIT_SECRET, which opens nothing and is made anew.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import Connection, inspect

from forum.backups.boxes.records import NOTES, WHOLE, Head, Record
from forum.backups.files import run

ROWS_LEFT_OUT = ("search_outbox",)
NOTE_TABLES = ("erasure", "ending", "parting")
# What the operator wrote by hand; everything else in the data folder is made anew.
FILES = ("help-lines.toml",)
DEFINED = (
    "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite^_%' ESCAPE '^'"
)
TABLES_FIRST = f"{DEFINED} AND type = 'table' ORDER BY name"
THE_REST = f"{DEFINED} AND type <> 'table' ORDER BY type, name"


@dataclass
class Dump:
    """One backup in the making, of what `connection` sees in its one transaction."""

    connection: Connection
    day: date
    folder: Path

    def whole(self) -> Iterator[Record]:
        """Yield everything that is kept, of one and the same moment."""
        yield self._head(WHOLE)
        yield {"make": self._column(TABLES_FIRST)}
        yield from self._all_rows(self._tables())
        yield {"make": self._column(THE_REST)}
        for name in FILES:
            if (self.folder / name).is_file():
                yield {"file": name, "text": (self.folder / name).read_text("utf-8")}
        yield {"end": True}

    def notes(self) -> Iterator[Record]:
        """Yield which words, ways in and known names ended: ids alone."""
        yield self._head(NOTES)
        yield from self._all_rows([name for name in NOTE_TABLES if name in self._tables()])
        yield {"end": True}

    def count(self) -> int:
        """Return how many rows the database has."""
        return sum(self._count(name) for name in self._tables())

    def _head(self, kind: str) -> Record:
        schema = self._column("SELECT version_num FROM alembic_version") if self._tables() else []
        return Head(kind, "".join(schema), self.day).record()

    def _tables(self) -> list[str]:
        return inspect(self.connection).get_table_names()

    def _all_rows(self, tables: Iterable[str]) -> Iterator[Record]:
        for name in tables:
            if name in ROWS_LEFT_OUT:
                continue
            every = f'SELECT * FROM "{name}"'  # noqa: S608  # the name is the database's own
            rows = run(self.connection, every)
            yield {"table": name, "columns": list(rows.keys())}
            for row in rows:
                yield list(row)

    def _column(self, sql: str) -> list[str]:
        return list(run(self.connection, sql).scalars())

    def _count(self, name: str) -> int:
        counted = f'SELECT count(*) FROM "{name}"'  # noqa: S608  # the same
        return int(run(self.connection, counted).scalar_one())
