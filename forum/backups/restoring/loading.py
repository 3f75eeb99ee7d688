"""Puts the lines of a backup into a new database, which counts once all of them have come."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from sqlalchemy import Connection

from forum.backups.boxes.records import WHOLE, Head, NotARecord, Record, Row, from_line, head_of
from forum.backups.dumping import FILES
from forum.backups.files import ROWS_AT_ONCE, run

MAKES = re.compile(r"CREATE (TABLE|(UNIQUE )?INDEX|TRIGGER) ", re.ASCII)
NAME = re.compile(r"[a-z_]+", re.ASCII)


class OtherKind(ValueError):
    """The box holds something of ours, but no whole backup."""


class Incomplete(ValueError):
    """The lines ended before the end, or do not fit each other."""


class Loading:
    """Takes line after line. `check` may refuse what the first one says."""

    def __init__(self, connection: Connection, folder: Path, check: Callable[[Head], None]) -> None:
        self._connection, self._folder, self._check = connection, folder, check
        self._head: Head | None = None
        self._insert, self._rows = "", list[tuple[object, ...]]()
        self.loaded, self._is_whole = 0, False

    def take(self, line: bytes) -> None:
        """Do what a line says.

        Raises:
            NotARecord, TooNew, OtherKind: it is no line of a backup that we know.
        """
        record = from_line(line)
        if self._head is None:
            self._begin(record)
        elif isinstance(record, list):
            self._take_row(record)
        else:
            self._write_rows()
            self._obey(record)

    def finish(self) -> Head:
        """Return what the first line said, once everything has come.

        Raises:
            Incomplete: it has not.
        """
        if self._head is None or not self._is_whole:
            raise Incomplete
        if run(self._connection, "PRAGMA foreign_key_check").first() is not None:
            raise Incomplete
        return self._head

    def _begin(self, record: Record) -> None:
        self._head = head_of(record)
        if self._head.kind != WHOLE:
            raise OtherKind
        self._check(self._head)

    def _obey(self, record: Record) -> None:
        match record:
            case {"make": [*statements]}:
                self._make(statements)
            case {"table": str(name), "columns": [*columns]}:
                self._insert = _insert_into(name, columns)
            case {"file": str(name), "text": str(text)} if name in FILES:
                (self._folder / name).write_text(text, "utf-8")
            case {"end": True}:
                self._is_whole = True
            case _:
                raise NotARecord

    def _make(self, statements: Sequence[str]) -> None:
        for statement in statements:
            if not MAKES.match(statement):
                raise NotARecord
            run(self._connection, statement)

    def _take_row(self, row: Row) -> None:
        self._rows.append(tuple(row))
        if len(self._rows) >= ROWS_AT_ONCE:
            self._write_rows()

    def _write_rows(self) -> None:
        if self._rows:
            run(self._connection, self._insert, self._rows)
        self.loaded += len(self._rows)
        self._rows.clear()


def _insert_into(name: str, columns: Sequence[str]) -> str:
    if not columns or not all(NAME.fullmatch(each) for each in (name, *columns)):
        raise NotARecord
    places = ", ".join("?" for _ in columns)
    named = ", ".join(f'"{each}"' for each in columns)
    return f'INSERT INTO "{name}" ({named}) VALUES ({places})'  # noqa: S608  # checked above
