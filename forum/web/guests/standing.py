"""How the database stands: a number that is another one as soon as anybody has written."""

import os
import threading
from collections.abc import Collection
from typing import Any

from sqlalchemy import Engine

from forum.database import Onlooker, Trouble, onlooker
from forum.web.guests.shelf import Kept, Marks, Number


class Standing:
    """Asks SQLite whether any process has committed anything. It takes some millionths of a second.

    The connection is this process's own and never writes: SQLite tells a connection of the commits
    of all others, and not of its own.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._lock = threading.Lock()
        self._connection: Onlooker | None = None
        self._owner, self._opened = 0, 0

    def number(self) -> Number | None:
        """Return the number; None where it cannot be told, so that nothing may be kept by it.

        Two connections count apart, so the number tells whose it is.
        """
        asked = self._ask("PRAGMA data_version")
        return (asked[0], asked[1][0][0]) if asked else None

    def marks(self, places: Collection[str]) -> Marks | None:
        """Return the mark of each place, b"" where nothing was ever changed; None as above."""
        several = ", ".join("?" * len(places))
        sql = f"SELECT name, value FROM instance_fact WHERE name IN ({several})"  # noqa: S608
        asked = self._ask(sql, tuple(places))
        return None if asked is None else dict.fromkeys(places, b"") | dict(asked[1])

    def holds(self, kept: Kept, version: Number) -> bool:
        """Return whether, since it was made, nothing was written, or nothing that it depends on."""
        if kept.version == version:
            return True
        if not kept.marks or self.marks(kept.marks.keys()) != kept.marks:
            return False
        kept.version = version  # from before the marks were read: what came since is asked again
        return True

    def _ask(self, sql: str, given: tuple[str, ...] = ()) -> tuple[int, list[Any]] | None:
        """Return which of our connections was asked, and its rows."""
        with self._lock:  # a look that another thread has begun would show how things stood then
            try:
                connection = self._own()
                if connection is None:
                    return None
                return self._opened, connection.execute(sql, given).fetchall()
            except Trouble:
                self._connection = None
                return None

    def _own(self) -> Onlooker | None:
        if self._connection is None or self._owner != os.getpid():  # not one from before a fork
            self._connection, self._owner = onlooker(self._engine), os.getpid()
            self._opened += 1
        return self._connection
