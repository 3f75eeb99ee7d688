"""What all rows of the database say of one handle, a few steps on: by it two could be joined."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.database import Base

# Whose value leads on from one row to another that is about the same thing.
LEADING = {"id", "post_id", "case_id", "decision_id", "handle_id", "about_id", "parent_id"}
STEPS = 4
Row = dict[str, Any]
Mark = tuple[str, ...]


def all_rows(session: Session) -> list[tuple[str, Row]]:
    """Return every row of every table with the name of its table."""
    return [
        (table.name, dict(row._mapping))
        for table in Base.metadata.sorted_tables
        for row in session.execute(select(table))
    ]


def trail(rows: Iterable[tuple[str, Row]], handle: bytes) -> set[Mark]:
    """Return all that the rows say which lead to `handle`: values, their beginnings and lengths."""
    known, rows = {handle}, list(rows)
    found: list[tuple[str, Row]] = []
    for _ in range(STEPS):
        found = [(table, row) for table, row in rows if known & _leads(row)]
        known |= {value for _, row in found for value in _leads(row)}
    return {mark for table, row in found for mark in _marks(table, row)}


def _leads(row: Row) -> set[bytes]:
    return {v for name, v in row.items() if name in LEADING and isinstance(v, bytes)}


def _marks(table: str, row: Row) -> Iterable[Mark]:
    for name, value in row.items():
        if value is None:
            continue
        yield (table, name, repr(value))
        yield ("anywhere", repr(value))
        if isinstance(value, (bytes, str)):
            yield (table, name, "length", str(len(value)))
        if isinstance(value, bytes):
            yield (table, name, "begins", value[:3].hex())
            yield (table, name, "ends", value[-3:].hex())
