"""The worker: the forum's own chores, such as forgetting, done again and again by one process.

Chores are registered by whoever owns them (`app.extensions["chores"]`). Only one worker works
in a data folder; further ones wait until it ends.
"""

import fcntl
import logging
import os
import signal
import time
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from types import FrameType
from typing import TextIO

from flask import Flask

from config import Settings
from forum.clock import now
from forum.privacy.redaction import guard_process
from forum.running.memory.spare import Spare
from forum.running.memory.sparing import give_back_at_once, keep_few_pages
from forum.running.purging.ending import leave_nothing_behind
from forum.running.rounds import due_in
from forum.running.turn import NOW, Chore, Turn, have_done_enough
from forum.transaction import db

NAP_SECONDS = 0.5
HEARTBEAT_SECONDS = 5.0
# Long enough for a slow chore, short enough for an operator who waits for /readyz.
ALIVE_FOR = timedelta(seconds=60)

log = logging.getLogger(__name__)


def work(app: Flask, *, parent: int | None = None, is_first: bool = True) -> None:
    """Do the chores of `app` until told to stop (SIGTERM, SIGINT).

    Args:
        parent: the process without which there is no reason to go on, if there is one. It starts
            another when this one makes room.
        is_first: all chores are done at once; else what was done by others before is due later.
    """
    if parent is None:  # else it is guarded as its parent was
        guard_process()
    give_back_at_once()
    with app.app_context():
        keep_few_pages(db.engine)
    settings: Settings = app.extensions["settings"]
    stop = _StopSign(parent)
    with (settings.data / "worker.lock").open("a") as lock:  # closing it lets it go
        if not _is_ours(lock, stop):
            return
        turns = _turns(app, settings.data, is_first=is_first)
        if _go_on(turns, settings.data / "worker.alive", stop):
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
        self.may_make_room = parent is not None
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


def _turns(app: Flask, data: Path, *, is_first: bool) -> list[Turn]:
    chores: list[Chore] = app.extensions.get("chores", [])
    return [Turn(each, app, NOW if is_first else due_in(data, each, now())) for each in chores]


def _go_on(turns: Sequence[Turn], heartbeat: Path, stop: _StopSign) -> bool:
    """Do chores until told to stop: then True. False to make room for another worker."""
    began, next_beat, spare = time.monotonic(), 0.0, Spare()
    while not stop.is_up():
        if time.monotonic() >= next_beat:
            heartbeat.touch()
            next_beat = time.monotonic() + HEARTBEAT_SECONDS
            if stop.may_make_room and have_done_enough(turns, since=began):
                return False
        for turn in turns:
            if not stop.is_up():
                turn.take()
        spare.give_back(time.monotonic())
        time.sleep(NAP_SECONDS)
    heartbeat.unlink(missing_ok=True)
    return True
