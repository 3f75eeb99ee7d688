"""A chore and its turns: when it is due, and whether there has been anything to do."""

import logging
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta

from flask import Flask
from sqlalchemy.exc import SQLAlchemyError

from forum.running.memory.own import own_mib
from forum.running.rounds import note_done

NOW = timedelta(0)
# A worker that has grown by what it did, and then did nothing for so long, makes room for another.
# One that is large without doing anything must not come again and again.
REST_SECONDS, MUCH_MIB, AT_WORK_SECONDS = 5.0, 9.0, 30.0

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Chore:
    """Something to do every now and then. It is short, or saves what it has done as it goes.

    Attributes:
        name: small letters and hyphens, shown in the log.
        every: from the end of one round to the beginning of the next.
        run: is called inside the application's context, first when the worker starts. Returns
            False if there was nothing to do.
        apart: it has a thread of its own, so that no slow chore holds it up, nor it others. When
            the worker is told to stop, it may be cut off in the middle.
        again: how soon after a failure at the earliest, so that a full disk does not fill with
            what the log says of it.
        look: says whether there may be anything to do, with as few steps as that takes; without
            it, `run` is called each time. The parent of all processes looks once before them, so
            that what is made for it is there once, and a worker that rests is small.
    """

    name: str
    every: timedelta
    run: Callable[[], object]
    apart: bool = False
    again: timedelta = timedelta(seconds=10)
    look: Callable[[], bool] | None = None

    def do(self) -> object:
        """Do what there is to do; return False if there was nothing."""
        return self.run() if self.look is None or self.look() else False


class Turn:
    """When a chore is due, and whether it is being done just now."""

    def __init__(self, chore: Chore, app: Flask, due: timedelta = NOW) -> None:
        self._chore, self._app = chore, app
        self._due = time.monotonic() + due.total_seconds()
        self._failed = False
        self._apart: threading.Thread | None = None
        self._last_did = time.monotonic()
        self.has_done = False

    def rests_since(self) -> float:
        """Return when it last did something, by the clock that only goes forward: now, perhaps."""
        is_at_it = self._apart is not None and self._apart.is_alive()
        return time.monotonic() if is_at_it else self._last_did

    def take(self) -> None:
        """Do the chore if it is due, or begin to."""
        if self._apart is not None and not self._apart.is_alive():
            self._apart, self._due = None, self._next()
        if self._apart is not None or time.monotonic() < self._due:
            return
        if self._chore.apart:
            # A daemon: it must not keep the process from ending.
            self._apart = threading.Thread(target=self._do, daemon=True)
            self._apart.start()
        else:
            self._do()
            self._due = self._next()

    def _do(self) -> None:
        self._failed, did = True, None
        try:
            with self._app.app_context():
                did = self._chore.do()
            note_done(self._app.extensions["settings"].data, self._chore.name)
            self._failed = False
        except Exception:  # one chore that fails must not keep the others from being done
            name = self._chore.name
            log.exception("chore failed, will be tried again", extra={"chore": name})
        if did is not False:
            self._last_did, self.has_done = time.monotonic(), True

    def _next(self) -> float:
        every, again = self._chore.every, self._chore.again
        pause = max(every, again) if self._failed else every
        return time.monotonic() + pause.total_seconds()


def look_first(app: Flask) -> None:
    """Look for the worker what there is to do, and leave it: its own looks take fewer steps."""
    with app.app_context(), suppress(SQLAlchemyError, OSError):  # the worker will say what is wrong
        for look in [chore.look for chore in app.extensions.get("chores", []) if chore.look]:
            look()


def have_done_enough(turns: Sequence[Turn], *, since: float) -> bool:
    """Return whether chores have been at rest for a while in a process that has grown by them.

    Args:
        since: when the process began, by the clock that only goes forward.
    """
    if not any(turn.has_done for turn in turns):
        return False
    at = time.monotonic()
    rests = at - max(turn.rests_since() for turn in turns)
    return rests >= REST_SECONDS and at - since >= AT_WORK_SECONDS and own_mib() >= MUCH_MIB
