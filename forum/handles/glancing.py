"""Look up a few rows past SQLAlchemy: for what every page of a member has to ask first.

SQLite answers such a query in some thirty microseconds. A session, a transaction for it alone and
SQLAlchemy's own steps took three hundred.
"""

from collections import namedtuple
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import Engine, LargeBinary, String
from sqlalchemy.dialects import sqlite
from sqlalchemy.orm import Session
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import NullType, TypeEngine

from forum.database import AnyQuery, Trouble, looked_up

# What SQLite takes and gives as it is.
PLAIN = {LargeBinary, String, NullType}
_SQLITE = sqlite.dialect()


class _Query(NamedTuple):
    """A query as SQLite takes it. `usual` are the values that stand in it already."""

    sql: str
    names: Sequence[str]
    usual: Mapping[str, Any]
    row: Callable[..., Any]


def glanced(session: Session, wanted: AnyQuery, given: Mapping[str, Any]) -> list[Any]:
    """Return the rows of a query that was built once, of bytes and text alone.

    A session that has begun to look or to write is asked itself: what it has written is seen, and
    all that it sees is of one moment.
    """
    engine = session.get_bind()
    if session.in_transaction() or not isinstance(engine, Engine) or not _is_sqlite(engine):
        return list(looked_up(session, wanted, given))
    query = _as_sqlite_takes(wanted)
    values = {**query.usual, **given}
    try:
        return _asked(engine, query, [values[name] for name in query.names])
    except Trouble:
        return list(looked_up(session, wanted, given))  # which says what is wrong as always


def _is_sqlite(engine: Engine) -> bool:
    return engine.dialect.name == _SQLITE.name


def _asked(engine: Engine, query: _Query, values: Sequence[Any]) -> list[Any]:
    with closing(engine.raw_connection()) as connection:
        cursor = connection.cursor()
        # Whoever listens to statements hears of this one, too.
        heard = connection, cursor, query.sql, values, None, False
        engine.dispatch.before_cursor_execute(*heard)
        cursor.execute(query.sql, values)
        return list(map(query.row, cursor.fetchall()))


@lru_cache(64)
def _as_sqlite_takes(wanted: AnyQuery) -> _Query:
    """Return the query as text.

    Raises:
        TypeError: it writes, or has a value that SQLAlchemy would have to turn into another one.
    """
    if not wanted.is_select:
        raise TypeError("what writes is seen by forum/separation.py")
    compiled = wanted.compile(dialect=_SQLITE)
    assert isinstance(compiled, SQLCompiler)
    columns = list(wanted.selected_columns)
    types: list[TypeEngine[Any]] = [each.type for each in (*columns, *compiled.binds.values())]
    if "[POSTCOMPILE" in compiled.string or not PLAIN.issuperset(map(type, types)):
        raise TypeError("only bytes and text are looked up at a glance, and no lists of any length")
    row = namedtuple("Row", [column.name for column in columns])  # type: ignore[misc]
    return _Query(compiled.string, compiled.positiontup or (), compiled.params, row._make)
