"""One purge at a time in a data folder, and when the last one was done."""

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

LOCK, DONE = "purge.lock", "purge.done"
# At night, by the clock of the machine, fewest people wait while the database is written.
NIGHT = range(2, 6)
AT_NIGHT, IN_ANY_CASE = timedelta(hours=12), timedelta(hours=23)


@contextmanager
def alone(data: Path, *, wait: Callable[[], None]) -> Iterator[None]:
    """Be the only one who purges; `wait` is told once if somebody else does it just now.

    Who is killed holds no lock any more.
    """
    with (data / LOCK).open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            wait()
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def note_done(data: Path) -> None:
    (data / DONE).touch()


def is_due(data: Path, at: datetime) -> bool:
    """Return whether it is time again: so that what is gone is in no file after 24 hours."""
    try:
        age = timedelta(seconds=at.timestamp() - (data / DONE).stat().st_mtime)
    except FileNotFoundError:
        return True
    return age >= IN_ANY_CASE or (age >= AT_NIGHT and at.astimezone().hour in NIGHT)
