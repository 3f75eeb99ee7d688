"""Keeps what is written about an account apart from what is written under a handle.

Two rows of one transaction can be recognised as such later (PostgreSQL's xmin, the order of a
write-ahead log), so an account's row and a handle's row must never share one.
See docs/confidentiality.md, "Handles".
"""

import re
from weakref import WeakKeyDictionary, WeakSet, ref

from sqlalchemy import Connection, Engine, Table, event
from sqlalchemy.orm import ORMExecuteState, Session, SessionTransaction, UOWTransaction

from forum.database import Base

SIDES_KEY = "sides written"
WRITES = re.compile(
    r"\s*(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|REPLACE\s+INTO|UPDATE|DELETE\s+FROM)\s+[\"`\[]?(\w+)",
    re.IGNORECASE,
)


# Who writes with which connection, and the engines whose statements are heard.
_writers: WeakKeyDictionary[Connection, ref[Session]] = WeakKeyDictionary()
_heard: WeakSet[Engine] = WeakSet()


class SidesMixed(RuntimeError):
    """Code tried to write both sides in one transaction: our bug, stopped before it leaked."""


def watch(session: Session | type[Session]) -> None:
    """Raise SidesMixed as soon as `session`, or any of a class, writes both in one transaction."""
    event.listen(session, "before_flush", _note_flush)
    event.listen(session, "do_orm_execute", _note_statement)
    event.listen(session, "after_begin", _watch_connection)
    event.listen(session, "after_transaction_end", _forget)


def _note_flush(session: Session, flush: UOWTransaction, instances: object) -> None:
    for thing in (*session.new, *session.dirty, *session.deleted):
        _note(session, type(thing).__table__)


def _note_statement(state: ORMExecuteState) -> None:
    if state.is_insert or state.is_update or state.is_delete:
        _note(state.session, state.statement.table)  # type: ignore[attr-defined]


def _watch_connection(session: Session, begun: object, connection: Connection) -> None:
    """See also what goes past the session's own doors: bulk writes, text, the connection."""
    _writers[connection] = ref(session)  # the session itself would keep its connection
    if connection.engine not in _heard:  # listening to each connection anew takes long
        _heard.add(connection.engine)
        event.listen(connection.engine, "before_cursor_execute", _hear, retval=True)


def _hear(
    connection: Connection, cursor: object, sql: str, given: object, *more: object
) -> tuple[str, object]:
    """Note what a statement writes; it is done as it is, which SQLAlchemy would wrap us to say."""
    if written := WRITES.match(sql):
        known, table = _writers.get(connection), Base.metadata.tables.get(written[1])
        if known is not None and table is not None and (session := known()) is not None:
            _note(session, table)
    return sql, given


def _note(session: Session, table: Table) -> None:
    side = table.info.get("side", "neutral")
    if side == "neutral":
        return
    sides: set[str] = session.info.setdefault(SIDES_KEY, set())
    sides.add(side)
    if len(sides) > 1:
        raise SidesMixed(f"{table.name} may not be written in this transaction")


def _forget(session: Session, ended: SessionTransaction) -> None:
    if ended.parent is None:  # a savepoint's end is not the transaction's
        session.info.pop(SIDES_KEY, None)
