"""How the database stands: a number that is another one as soon as anybody has written."""

import os
import threading

from sqlalchemy import Engine

from forum.database import Onlooker, Trouble, onlooker


class Standing:
    """Asks SQLite whether any process has committed anything. It takes some millionths of a second.

    The connection is this process's own and never writes: SQLite tells a connection of the commits
    of all others, and not of its own.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._lock = threading.Lock()
        self._connection: Onlooker | None = None
        self._owner = 0

    def number(self) -> int | None:
        """Return the number; None where it cannot be told, so that nothing may be kept by it."""
        with self._lock:  # a look that another thread has begun would show how things stood then
            try:
                return self._asked()
            except Trouble:
                self._connection = None
                return None

    def _asked(self) -> int | None:
        if self._connection is None or self._owner != os.getpid():  # not one from before a fork
            self._connection, self._owner = onlooker(self._engine), os.getpid()
        if self._connection is None:
            return None
        [number] = self._connection.execute("PRAGMA data_version").fetchone()
        return int(number)
