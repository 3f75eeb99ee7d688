"""Databases that no forum uses: one that is being filled, and an old one that is only looked at.

The only module here that makes engines, runs SQL that is text, and ends a change: what is filled
counts for nobody before it is put into its place.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, CursorResult, create_engine

Rows = CursorResult[Any]
ROWS_AT_ONCE = 500
# One that is not whole is thrown away: so no journal is needed. What is sorted while indexes are
# made stays in memory.
WHILE_FILLING = ("journal_mode = OFF", "synchronous = OFF", "temp_store = MEMORY")


@contextmanager
def filling(file: Path) -> Iterator[Connection]:
    """Make a new database of what is done inside; nothing is in it if that fails."""
    engine = create_engine(URL.create("sqlite", database=str(file)), hide_parameters=True)
    try:
        with engine.connect() as connection:
            for setting in WHILE_FILLING:
                run(connection, f"PRAGMA {setting}")
        with engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()


@contextmanager
def looking_at(file: Path) -> Iterator[Connection]:
    """Look at a database as it is at one moment; nothing in it can be changed."""
    query = {"mode": "ro", "uri": "true"}
    address = URL.create("sqlite", database=file.absolute().as_uri(), query=query)
    engine = create_engine(address, hide_parameters=True)
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


def run(connection: Connection, sql: str, rows: Sequence[tuple[object, ...]] = ()) -> Rows:
    """Do what `sql` says, once for each of `rows` if there are any; read a few rows at a time."""
    if rows:
        return connection.exec_driver_sql(sql, list(rows))
    return connection.exec_driver_sql(sql, None, {"yield_per": ROWS_AT_ONCE})
