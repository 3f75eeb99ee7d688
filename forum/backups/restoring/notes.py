"""Which words, ways in and known names ended: from an old data folder, or a file of notes."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from forum.backups.boxes.records import NotARecord, Record, Row, from_line, head_of
from forum.backups.dumping import NOTE_TABLES, Dump
from forum.backups.files import looking_at

# What a list has had since there are any; one that was made earlier knows of no more.
ALWAYS = frozenset({"erasure", "ending"})


class NoNotes(ValueError):
    """There is no list of what was erased, where one was said to be."""


@dataclass
class Notes:
    """Rows of these tables, by the names of their columns; and the day of the list."""

    day: date | None = None
    rows: dict[str, list[dict[str, object]]] = field(default_factory=dict)
    _table: str = ""
    _columns: tuple[str, ...] = ()

    def of(self, table: str) -> list[dict[str, object]]:
        return self.rows.get(table, [])

    def take(self, line: bytes) -> None:
        """Keep a line that is about what ended; let all others go by.

        Raises:
            NotARecord, TooNew: it is no line that we know.
        """
        self.hear(from_line(line))

    def hear(self, record: Record) -> None:
        if self.day is None:
            self.day = head_of(record).day
        elif isinstance(record, dict):
            self._table = str(record.get("table", ""))
            if self._table in NOTE_TABLES:
                self.rows[self._table] = []
            self._columns = tuple(record.get("columns", ()))
        elif self._table in NOTE_TABLES:
            self._keep(record)

    def _keep(self, row: Row) -> None:
        if len(row) != len(self._columns):
            raise NotARecord
        self.rows[self._table].append(dict(zip(self._columns, row, strict=True)))


def notes_in(folder: Path, today: date) -> Notes:
    """Return the notes of an old data folder, which is only read.

    Raises:
        NoNotes: its database cannot be read, or knows of no such notes.
    """
    file = folder / "lamplit.db"
    if not file.is_file():
        raise NoNotes
    notes = Notes()
    try:
        with looking_at(file) as connection:
            _hear_all(notes, Dump(connection, today, folder).notes())
    except DBAPIError as error:
        raise NoNotes from error
    return check_notes(notes)


def check_notes(notes: Notes) -> Notes:
    """Return the notes, if the tables that always were are there.

    Raises:
        NoNotes: they are not, as in a database of an earlier version.
    """
    if not notes.rows.keys() >= ALWAYS:
        raise NoNotes
    return notes


def _hear_all(notes: Notes, records: Iterable[Record]) -> None:
    for record in records:
        notes.hear(record)
