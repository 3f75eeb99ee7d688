"""Collects counts in the memory of a process, and writes them at most once a second.

So a flood of guesses or of forged forms is no flood of writes. What comes within a second of the
latest write waits for the next that happens; when the process stops, that much is not counted.
"""

import logging
from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from threading import Lock

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from forum.clock import now
from forum.events import NewsDesk, SecurityEvent
from forum.privacy.security import When, add, when

PAUSE = timedelta(seconds=1)
log = logging.getLogger(__name__)


def sit_down_at(desk: NewsDesk, writing: Callable[[], AbstractContextManager[Session]]) -> None:
    """Hear of security events; `writing` opens a transaction that holds nothing else."""
    desk.listen(SecurityEvent, Tally(writing).hear)


class Tally:
    """What was counted and is not written yet. That it cannot be written fails no request."""

    def __init__(self, writing: Callable[[], AbstractContextManager[Session]]) -> None:
        self._writing = writing
        self._lock = Lock()
        self._waiting: Counter[When] = Counter()
        self._tried_at: datetime | None = None

    def hear(self, news: SecurityEvent) -> None:
        """Count once more, and write if the last time was a while ago."""
        at = now()
        with self._lock:
            self._waiting[when(news.kind, at)] += 1
            if self._tried_at is not None and timedelta(0) <= at - self._tried_at < PAUSE:
                return
            taken, self._waiting, self._tried_at = self._waiting, Counter(), at
        try:
            self._write(taken)
        except SQLAlchemyError:
            log.warning("security events could not be counted now, they wait")
            with self._lock:
                self._waiting.update(taken)

    def _write(self, taken: Counter[When]) -> None:
        with self._writing() as session:
            for counted, times in taken.items():
                add(session, counted, times)
