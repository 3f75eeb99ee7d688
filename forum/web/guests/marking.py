"""Puts another mark wherever something is changed that guests may see, in the same transaction.

A mark is eight random bytes. It tells that something was changed since it was read, and neither
when nor how often.
"""

import secrets
from typing import Any

from sqlalchemy import Connection, Engine, event
from sqlalchemy.dialects.sqlite import insert

from forum.accounts.models import InstanceFact
from forum.handles.putting import put_rows
from forum.web.guests.marks import Touched

MARK_BYTES = 8
_KEY = "shown to guests"
_NEW = insert(InstanceFact)
_OTHERS = _NEW.on_conflict_do_update(
    index_elements=[InstanceFact.name], set_={"value": _NEW.excluded.value}
)


def watch(engine: Engine) -> None:
    """Mark from now on whatever is committed through `engine`, by whatever session or command.

    Migrations alone are not marked (migrations/env.py): no process shows pages then, and the table
    of the marks may not be there yet.
    """
    if engine.dialect.name == "sqlite":  # nothing is kept by marks elsewhere
        event.listen(engine, "begin", _begin)
        event.listen(engine, "before_cursor_execute", _note, retval=True)  # else it is wrapped
        event.listen(engine, "commit", _mark)


def _begin(connection: Connection) -> None:
    migrating = connection.get_execution_options().get("migrating")
    connection.info[_KEY] = None if migrating else Touched()


def _note(
    connection: Connection, cursor: object, sql: str, given: object, *more: Any
) -> tuple[str, object]:
    touched: Touched | None = connection.info.get(_KEY)
    if touched is not None:
        [context, _] = more
        touched.note(sql, getattr(context, "compiled_parameters", None) or ())
    return sql, given


def _mark(connection: Connection) -> None:
    touched: Touched | None = connection.info.pop(_KEY, None)
    if touched is not None and (places := touched.all()):
        marks = [{"name": p, "value": secrets.token_bytes(MARK_BYTES)} for p in sorted(places)]
        put_rows(connection, _OTHERS, marks)
