"""The worker: the forum's own chores, such as forgetting, done again and again by one process.

Chores are registered by whoever owns them (`app.extensions["chores"]`). Only one worker works
in a data folder; further ones wait until it ends.
"""

import fcntl
import logging
import os
import signal
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from types import FrameType
from typing import TextIO

from flask import Flask

from config import Settings
from forum.privacy.redaction import guard_process
from forum.running.memory.spare import Spare
from forum.running.memory.sparing import give_back_at_once, keep_few_pages
from forum.running.purging.ending import leave_nothing_behind
from forum.running.rounds import note_done
from forum.transaction import db

NAP_SECONDS = 0.5
HEARTBEAT_SECONDS = 5.0
# Long enough for a slow chore, short enough for an operator who waits for /readyz.
ALIVE_FOR = timedelta(seconds=60)

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Chore:
    """Something to do every now and then. It is short, or saves what it has done as it goes.

    Attributes:
        name: small letters and hyphens, shown in the log.
        every: from the end of one round to the beginning of the next.
        run: is called inside the application's context, first when the worker starts.
        apart: it has a thread of its own, so that no slow chore holds it up, nor it others. When
            the worker is told to stop, it may be cut off in the middle.
        again: how soon after a failure at the earliest, so that a full disk does not fill with
            what the log says of it.
    """

    name: str
    every: timedelta
    run: Callable[[], None]
    apart: bool = False
    again: timedelta = timedelta(seconds=10)


def work(app: Flask, *, parent: int | None = None) -> None:
    """Do the chores of `app` until told to stop (SIGTERM, SIGINT).

    Args:
        parent: the process without which there is no reason to go on, if there is one.
    """
    guard_process()
    give_back_at_once()
    with app.app_context():
        keep_few_pages(db.engine)
    settings: Settings = app.extensions["settings"]
    stop = _StopSign(parent)
    with (settings.data / "worker.lock").open("a") as lock:  # closing it lets it go
        if _is_ours(lock, stop):
            _do_chores(app, settings.data / "worker.alive", stop)
            leave_nothing_behind(app)


def is_alive(data: Path, at: datetime, *, sign: str = "worker.alive") -> bool:
    """Return whether a worker of this data folder gave a sign of life shortly before `at`."""
    try:
        age = at.timestamp() - (data / sign).stat().st_mtime
    except OSError:
        return False
    return age < ALIVE_FOR.total_seconds()


class _StopSign:
    """Says when to stop: somebody asked, or the parent is gone."""

    def __init__(self, parent: int | None) -> None:
        self._parent = parent
        self._asked = False
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, self._ask)

    def _ask(self, number: int, frame: FrameType | None) -> None:
        self._asked = True

    def is_up(self) -> bool:
        return self._asked or self._parent not in (None, os.getppid())


def _is_ours(lock: TextIO, stop: _StopSign) -> bool:
    """Wait until this worker is the only one of its data folder; False if told to stop first."""
    waited = False
    while not stop.is_up():
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
        except BlockingIOError:
            if not waited:
                log.info("another worker has this data folder: waiting until it ends")
            waited = True
            time.sleep(NAP_SECONDS)
    return False


class _Turn:
    """When a chore is due, and whether it is being done just now."""

    def __init__(self, chore: Chore, app: Flask) -> None:
        self._chore, self._app = chore, app
        self._due = 0.0
        self._failed = False
        self._apart: threading.Thread | None = None

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
        self._failed = not _do(self._chore, self._app)

    def _next(self) -> float:
        every, again = self._chore.every, self._chore.again
        pause = max(every, again) if self._failed else every
        return time.monotonic() + pause.total_seconds()


def _do_chores(app: Flask, heartbeat: Path, stop: _StopSign) -> None:
    chores: list[Chore] = app.extensions.get("chores", [])
    turns = [_Turn(chore, app) for chore in chores]
    next_beat, spare = 0.0, Spare()
    while not stop.is_up():
        if time.monotonic() >= next_beat:
            heartbeat.touch()
            next_beat = time.monotonic() + HEARTBEAT_SECONDS
        for turn in turns:
            if not stop.is_up():
                turn.take()
        spare.give_back(time.monotonic())
        time.sleep(NAP_SECONDS)
    heartbeat.unlink(missing_ok=True)


def _do(chore: Chore, app: Flask) -> bool:
    """Do the chore; return whether it came to its end."""
    try:
        with app.app_context():
            chore.run()
        note_done(app.extensions["settings"].data, chore.name)
        return True
    except Exception:  # one chore that fails must not keep the others from being done
        log.exception("chore failed, will be tried again", extra={"chore": chore.name})
        return False
