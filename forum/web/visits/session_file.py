"""The file of the sessions: how it is opened, and what its one table is like."""

import sqlite3
import time
from contextlib import closing, suppress
from pathlib import Path

SWITCH_TRIES, SWITCH_PAUSE_SECONDS = 100, 0.05


class _Connection(sqlite3.Connection):
    """A connection that closes itself when its thread is gone."""

    def __del__(self) -> None:
        with suppress(sqlite3.ProgrammingError):  # it was never open
            self.close()


def connect(path: Path) -> sqlite3.Connection:
    path.touch(mode=0o600)
    connection = sqlite3.connect(
        path,
        isolation_level=None,
        timeout=10,
        check_same_thread=False,  # it is closed by whoever clears up after its thread
        factory=_Connection,
    )
    _keep_a_log(connection)
    connection.execute("PRAGMA synchronous = normal")
    connection.execute("PRAGMA secure_delete = on")
    connection.execute("PRAGMA temp_store = memory")
    connection.execute(
        "CREATE TABLE IF NOT EXISTS session ("
        "key BLOB PRIMARY KEY, box BLOB NOT NULL, idle_until INTEGER NOT NULL, "
        "ends_at INTEGER NOT NULL, mark BLOB) WITHOUT ROWID"
    )
    _give_marks(connection)
    return connection


def _give_marks(connection: sqlite3.Connection) -> None:
    """Make room for marks in a file that was made before there were any."""
    columns = {row[1] for row in connection.execute("PRAGMA table_info(session)")}
    if "mark" not in columns:
        with suppress(sqlite3.OperationalError):  # another process was quicker
            connection.execute("ALTER TABLE session ADD COLUMN mark BLOB")


def _keep_a_log(connection: sqlite3.Connection) -> None:
    """Switch a new file to write-ahead logging; for this alone SQLite does not wait by itself."""
    for _ in range(SWITCH_TRIES):
        try:
            connection.execute("PRAGMA journal_mode = wal")
            return
        except sqlite3.OperationalError:
            time.sleep(SWITCH_PAUSE_SECONDS)
    connection.execute("PRAGMA journal_mode = wal")


def how_many(path: Path) -> int:
    """Return how many visits there are in the file."""
    with closing(connect(path)) as connection:
        return int(connection.execute("SELECT count(*) FROM session").fetchone()[0])
