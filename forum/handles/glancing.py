"""Look up a few rows past SQLAlchemy: for what a page has to ask first, or alone.

SQLite answers such a query in some thirty microseconds. A session, a transaction for it alone and
SQLAlchemy's own steps took three hundred.
"""

from collections import namedtuple
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from functools import lru_cache, partial
from typing import Any, NamedTuple

from sqlalchemy import (
    BigInteger,
    Boolean,
    ColumnElement,
    Date,
    Engine,
    Integer,
    LargeBinary,
    PoolProxiedConnection,
    String,
)
from sqlalchemy.dialects import sqlite
from sqlalchemy.orm import Session
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import NullType

from forum.database import AnyQuery, Trouble, looked_up

# What SQLite takes and gives as it is, and what it gives as SQLAlchemy can turn it into.
PLAIN, TURNED = {LargeBinary, String, Integer, BigInteger, NullType}, {Date, Boolean}
_SQLITE = sqlite.dialect()


class _Query(NamedTuple):
    """A query as SQLite takes it. `usual` are the values that stand in it, `days` name days."""

    sql: str
    names: Sequence[str]
    days: Sequence[str]
    usual: Mapping[str, Any]
    row: Callable[..., Any]


def glanced(session: Session, wanted: AnyQuery, given: Mapping[str, Any]) -> list[Any]:
    """Return the rows of a query that was built once. It is given bytes, text, numbers and days.

    A session that has begun to look or to write lends its own connection: what it has written is
    seen, and all that it sees is of one moment.
    """
    engine = session.get_bind()
    if not isinstance(engine, Engine) or engine.dialect.name != _SQLITE.name:
        return list(looked_up(session, wanted, given))
    query = _as_sqlite_takes(wanted)
    values = {**query.usual, **given}
    for name in query.days:
        values[name] = values[name].isoformat()
    given_to_it = list(map(values.__getitem__, query.names))
    try:
        if session.in_transaction():
            own = session.connection()
            tell = partial(own.dispatch.before_cursor_execute, own)
            return _rows(own.connection, query, given_to_it, tell)
        return _rows_outside(session, engine, query, given_to_it)
    except Trouble:
        return list(looked_up(session, wanted, given))  # which says what is wrong as always


def _rows_outside(session: Any, engine: Engine, query: _Query, values: Sequence[Any]) -> list[Any]:
    """Look with one connection, in all glances of a session that has a place for it.

    To take one from the pool and give it back was two thirds of what a glance cost.
    """
    listening = engine.dispatch.before_cursor_execute
    if not hasattr(session, "lent"):
        with closing(engine.raw_connection()) as own:
            return _rows(own, query, values, partial(listening, own))
    if session.lent is None:
        session.lent = engine.raw_connection()
    return _rows(session.lent, query, values, partial(listening, session.lent))


def _rows(
    connection: PoolProxiedConnection,
    query: _Query,
    values: Sequence[Any],
    tell: Callable[..., object],
) -> list[Any]:
    cursor = connection.cursor()
    heard = cursor, query.sql, values, None, False
    tell(*heard)  # whoever listens to statements hears of this one, too
    cursor.execute(query.sql, values)
    return list(map(query.row, cursor.fetchall()))


@lru_cache(128)
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
    days = [name for each, name in compiled.bind_names.items() if type(each.type) is Date]
    is_plain = (PLAIN | {Date}).issuperset(type(each.type) for each in compiled.binds.values())
    is_known = (PLAIN | TURNED).issuperset(type(column.type) for column in columns)
    if "[POSTCOMPILE" in compiled.string or not (is_plain and is_known):
        raise TypeError("only what SQLite has itself is looked up at a glance, and no long lists")
    names = compiled.positiontup or ()
    return _Query(compiled.string, names, days, compiled.params, _row(columns))


def _row(columns: Sequence[ColumnElement[Any]]) -> Callable[..., Any]:
    """Return what makes a row of what SQLite gives."""
    row: Any = namedtuple("Row", [column.name for column in columns])  # type: ignore[misc]
    turns = [
        (at, turn)
        for at, column in enumerate(columns)
        if type(column.type) in TURNED
        and (turn := column.type.dialect_impl(_SQLITE).result_processor(_SQLITE, None))
    ]

    def turned(values: Sequence[Any]) -> Any:
        own = list(values)
        for at, turn in turns:
            own[at] = turn(own[at])
        return row._make(own)

    return turned if turns else row._make
