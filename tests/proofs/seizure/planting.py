"""What it takes to plant a leak: what the code knows of whoever is here, and where it is told."""

from collections.abc import Callable

from sqlalchemy import event

import forum.accounts.credentials
import forum.accounts.joining
import forum.database
from forum.sealing import derive
from forum.transaction import db
from tests.proofs.seizure.town import Town


def set_pragma(town: Town, name: str, value: int) -> None:
    town.patch.setitem(forum.database.PRAGMAS, name, value)
    with town.app.app_context():
        db.engine.dispose()


def account_of(town: Town) -> bytes:
    return derive(town.root, "account", "")


def change(town: Town, table: type, deed: Callable[[object], object]) -> None:
    listen(town, table, "before_insert", lambda mapper, connection, row: deed(row))


def listen(town: Town, table: type, name: str, deed: Callable[..., object]) -> None:
    """Listen for as long as the leak is there."""
    event.listen(table, name, deed)
    town.afterwards.callback(event.remove, table, name, deed)


def remember_ways(town: Town, ways: dict[bytes, bytes]) -> None:
    """Note by which six words each root is opened, as the code that joins them could."""
    credentials = forum.accounts.credentials
    plain = credentials.add_way_in

    def noted(session: object, unlock: object, opened: object, **more: object) -> None:
        if more["kind"] == credentials.PASSPHRASE:
            ways[opened.root] = unlock.lookup
        plain(session, unlock, opened, **more)

    town.patch.setattr(forum.accounts.joining, "add_way_in", noted)
