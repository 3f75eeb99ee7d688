"""Hears everything that is written in each transaction, as the driver is told."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from flask import Flask
from sqlalchemy import event

from forum.transaction import db

ID_BYTES = 16
WRITING = ("INSERT", "UPDATE", "DELETE", "REPLACE")


@dataclass
class Written:
    """What one transaction wrote: the tables, and every id that it gave the driver."""

    tables: set[str] = field(default_factory=set)
    ids: set[bytes] = field(default_factory=set)


@contextmanager
def written_in(app: Flask) -> Iterator[list[Written]]:
    """Collect what each transaction writes meanwhile."""
    done: list[Written] = []
    open_: dict[int, Written] = {}

    def note(connection: Any, cursor: object, sql: str, given: Any, *_: object) -> None:
        words = sql.replace('"', " ").split()
        if words[0].upper() in WRITING:
            one = open_.setdefault(id(connection), Written())
            one.tables.add(_table_in(words))
            one.ids |= set(_ids_in(given))

    def end(connection: Any) -> None:
        done.append(open_.pop(id(connection), Written()))

    with app.app_context():
        engine = db.engine
    listeners = {"before_cursor_execute": note, "commit": end, "rollback": end}
    for name, listener in listeners.items():
        event.listen(engine, name, listener)
    yield done
    for name, listener in listeners.items():
        event.remove(engine, name, listener)


def _table_in(words: list[str]) -> str:
    named = next(w for w in words[1:] if w.upper() not in ("INTO", "OR", "IGNORE", "FROM"))
    return named.split("(")[0]


def _ids_in(given: Any) -> Iterator[bytes]:
    """Yield the ids among the parameters of one statement, or of many rows at once."""
    if isinstance(given, (bytes, memoryview)):
        if len(given) == ID_BYTES:
            yield bytes(given)
    elif isinstance(given, (list, tuple)):
        for each in given:
            yield from _ids_in(each)
    elif isinstance(given, dict):
        yield from _ids_in(list(given.values()))
