"""Write a row past SQLAlchemy: for what is written while everybody else who writes waits for it.

SQLAlchemy's own steps took as long as SQLite's. Whoever listens to statements hears of these as of
all others, before they are done: so forum/separation.py stops what may not be written together.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import Connection, Date, Insert, Update, exc
from sqlalchemy.dialects import sqlite
from sqlalchemy.orm import Session
from sqlalchemy.sql.compiler import SQLCompiler

from forum.database import Trouble
from forum.handles.glancing import PLAIN

_SQLITE = sqlite.dialect()
Row = Mapping[str, Any]


class _Deed(NamedTuple):
    """A statement as SQLite takes it, with the names of its values; at `days` are days."""

    sql: str
    names: Sequence[str]
    days: Sequence[int]


class _Context(NamedTuple):
    """What a listener may ask of SQLAlchemy's own context: the values by their names."""

    compiled_parameters: Sequence[Row]


def put_row(session: Session, deed: Insert | Update, row: Row) -> None:
    """Carry out a statement that was built once. It is given bytes, text, numbers and days."""
    put_rows(session.connection(), deed, [row])


def put_rows(connection: Connection, deed: Insert | Update, rows: Sequence[Row]) -> None:
    """Do the same for each of some rows, which name the same values."""
    if connection.dialect.name != _SQLITE.name:
        connection.execute(deed, rows)
        return
    sql, names, days = _as_sqlite_takes(deed, tuple(rows[0]))
    values, is_many = [_values(row, names, days) for row in rows], len(rows) > 1
    cursor, tell = connection.connection.cursor(), connection.dispatch.before_cursor_execute
    tell(connection, cursor, sql, values if is_many else values[0], _Context(rows), is_many)
    try:
        cursor.executemany(sql, values)
    except Trouble as trouble:  # never done again: SQLite may have ended the transaction
        raise getattr(exc, type(trouble).__name__)(sql, None, trouble) from trouble


def _values(row: Row, names: Sequence[str], days: Sequence[int]) -> tuple[Any, ...]:
    values = [row[name] for name in names]
    for at in days:
        if (day := values[at]) is not None:
            values[at] = day.isoformat()
    return tuple(values)


@lru_cache(64)
def _as_sqlite_takes(deed: Insert | Update, names: tuple[str, ...]) -> _Deed:
    """Return the statement as text.

    Raises:
        TypeError: it lacks a value, or has one that SQLAlchemy would have to turn into another.
    """
    compiled = deed.compile(dialect=_SQLITE, column_keys=names)
    assert isinstance(compiled, SQLCompiler)
    taken = compiled.positiontup or ()
    is_plain = (PLAIN | {Date}).issuperset(type(each.type) for each in compiled.binds.values())
    if not is_plain or set(taken) != set(names) or compiled.effective_returning:
        raise TypeError("only what is given whole, and as SQLite has it itself, is put so")
    dated = {name for each, name in compiled.bind_names.items() if type(each.type) is Date}
    days = [at for at, name in enumerate(taken) if name in dated]
    return _Deed(compiled.string, taken, days)
