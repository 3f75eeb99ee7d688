"""What it takes to plant a leak: what the code knows of whoever is here, and where it is told."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, Insert, event, inspect

import forum.accounts.credentials
import forum.accounts.joining
import forum.database
import forum.handles.putting
from forum.sealing import derive
from forum.transaction import db
from tests.proofs.seizure.town import Town

Deed = Callable[[Connection, dict[str, Any]], object]  # the row, by the names of its columns


def set_pragma(town: Town, name: str, value: int) -> None:
    town.patch.setitem(forum.database.PRAGMAS, name, value)
    with town.app.app_context():
        db.engine.dispose()


def account_of(town: Town) -> bytes:
    return derive(town.root, "account", "")


def change(town: Town, table: type, deed: Deed) -> None:
    """Let `deed` have each new row of a table before it is written."""
    _listen(town, "before_execute", table, deed)


def follow(town: Town, table: type, deed: Deed) -> None:
    """Let `deed` do more in the same transaction once a row of a table is written."""
    _listen(town, "after_execute", table, deed)


def _listen(town: Town, name: str, table: type, deed: Deed) -> None:
    """Listen for as long as the leak is there, by way of whatever rows are written."""

    def hear(*heard: Any) -> None:
        connection, wanted, many, one, *_ = heard
        if isinstance(wanted, Insert) and wanted.table is inspect(table).local_table:
            for row in many or [one]:
                deed(connection, row)

    plain = forum.handles.putting.put_rows

    def put_rows(connection: Any, wanted: Any, rows: Any) -> None:
        """Hear also of what goes past SQLAlchemy."""
        if name == "before_execute":
            hear(connection, wanted, rows, {})
        plain(connection, wanted, rows)
        if name == "after_execute":
            hear(connection, wanted, rows, {})

    town.patch.setattr(forum.handles.putting, "put_rows", put_rows)
    with town.app.app_context():
        engine = db.engine
    event.listen(engine, name, hear)
    town.afterwards.callback(event.remove, engine, name, hear)


def remember_ways(town: Town, ways: dict[bytes, bytes]) -> None:
    """Note by which six words each root is opened, as the code that joins them could."""
    credentials = forum.accounts.credentials
    plain = credentials.add_way_in

    def noted(session: object, unlock: object, opened: object, **more: object) -> None:
        if more["kind"] == credentials.PASSPHRASE:
            ways[opened.root] = unlock.lookup
        plain(session, unlock, opened, **more)

    town.patch.setattr(forum.accounts.joining, "add_way_in", noted)
