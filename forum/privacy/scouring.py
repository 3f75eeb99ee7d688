"""Leaves nothing of what was deleted in SQLite's files.

`secure_delete` overwrites a row where it lies. It knows nothing of copies: those that stay in a
page when SQLite moves rows to the page beside it, and the older pages in the log.
"""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from forum.wal import empty_log_of

# A larger database is copied through a file, which has no name and is gone with the process.
IN_MEMORY_BYTES = 64 << 20
MARGIN_BYTES = 16 << 20


class NoRoom(Exception):
    """The disk has too little room to write a database anew; it is as it was.

    Attributes:
        needed, free: bytes.
    """

    def __init__(self, needed: int, free: int) -> None:
        super().__init__(needed, free)
        self.needed, self.free = needed, free


class InUse(Exception):
    """Somebody else writes for longer than we wait; the database is as it was."""


def write_anew(connection: sqlite3.Connection, folder: Path) -> None:
    """Write the database anew, with nothing in it but what is there now, and empty its log.

    Readers go on. Whoever wants to write waits until it is done. Killed midway, nothing happened.

    Args:
        folder: where the database lies.

    Raises:
        NoRoom, InUse: see there. The log may hold a copy of what is there now.
    """
    size = size_of(connection)
    _check_room(size, folder)
    try:
        with _copying_through(connection, folder, size):
            connection.execute("VACUUM")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_FULL:
            raise NoRoom(_needed(size), shutil.disk_usage(folder).free) from error
        if error.sqlite_errorcode in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise InUse from error
        raise
    if not empty_log_of(connection):
        raise InUse


def freshen(connection: sqlite3.Connection, folder: Path) -> bool:
    """Write a small database anew, which takes a moment; of a larger one, empty the log.

    Returns:
        False if somebody still reads the log.
    """
    if size_of(connection) <= IN_MEMORY_BYTES:
        with suppress(NoRoom, InUse):
            write_anew(connection, folder)
            return True
    return empty_log_of(connection)


def size_of(connection: sqlite3.Connection) -> int:
    """Return how many bytes of the database are in use."""
    pages, free, page_bytes = (
        connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("page_count", "freelist_count", "page_size")
    )
    return int((pages - free) * page_bytes)


def _check_room(size: int, folder: Path) -> None:
    free = shutil.disk_usage(folder).free
    if free < _needed(size):
        raise NoRoom(_needed(size), free)


def _needed(size: int) -> int:
    """The log takes all of it once, and so does the file without a name."""
    return size * (1 if size <= IN_MEMORY_BYTES else 2) + MARGIN_BYTES


@contextmanager
def _copying_through(connection: sqlite3.Connection, folder: Path, size: int) -> Iterator[None]:
    """Let SQLite copy through memory; where that is much, through a file in `folder`."""
    if size <= IN_MEMORY_BYTES:
        yield
        return
    [before] = connection.execute("PRAGMA temp_store").fetchone()
    quoted = str(folder).replace("'", "''")
    connection.execute(f"PRAGMA temp_store_directory = '{quoted}'")
    # A SQLite that cannot be told where goes on through memory.
    if connection.execute("PRAGMA temp_store_directory").fetchone() == (str(folder),):
        connection.execute("PRAGMA temp_store = 1")
    try:
        yield
    finally:
        connection.execute(f"PRAGMA temp_store = {before}")
        connection.execute("PRAGMA temp_store_directory = ''")
