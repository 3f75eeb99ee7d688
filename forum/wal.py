"""SQLite's write-ahead log: when the disk has it, and how it is emptied. No SQLAlchemy here."""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import FileIO
from pathlib import Path

# Emptying the log, we wait for readers while writers wait for us: so we ask often, and briefly.
ASK_MILLISECONDS, ASK_PAUSE_SECONDS, ASK_TIMES = 50, 0.2, 100
FAILED = "SQLITE_IOERR_FSYNC"
# Not on every system: the other writes down when a file was changed, too, which takes longer.
_put_on_disk = getattr(os, "fdatasync", os.fsync)


def wait_for_disk(database: Path) -> None:
    """Return once the disk has all that was committed until now.

    Without a log there is nothing to wait for: whoever closes the database last puts it in there.

    Raises:
        sqlite3.OperationalError: as SQLite itself says when the disk does not take it.
    """
    with suppress(FileNotFoundError), FileIO(f"{database}-wal") as log:
        try:
            _put_on_disk(log.fileno())
        except OSError as error:
            trouble = sqlite3.OperationalError("disk I/O error")
            trouble.sqlite_errorcode, trouble.sqlite_errorname = sqlite3.SQLITE_IOERR_FSYNC, FAILED
            raise trouble from error


def empty_log_of(connection: sqlite3.Connection, *, tries: int = ASK_TIMES) -> bool:
    """Put what SQLite's log holds into the database, and empty it: it would keep taken words.

    Returns:
        False if somebody still reads the log, or puts it into the database.
    """
    with asking(connection, ASK_MILLISECONDS):
        connection.execute("PRAGMA wal_checkpoint(PASSIVE)")  # nobody waits for this one
        for _ in range(tries):
            [is_busy, *_] = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            if not is_busy:
                return True
            time.sleep(ASK_PAUSE_SECONDS)
    return False


@contextmanager
def asking(connection: sqlite3.Connection, milliseconds: int) -> Iterator[None]:
    """Let SQLite wait so long where somebody else is in the way."""
    [before] = connection.execute("PRAGMA busy_timeout").fetchone()
    connection.execute(f"PRAGMA busy_timeout = {milliseconds}")
    try:
        yield
    finally:
        connection.execute(f"PRAGMA busy_timeout = {before}")
