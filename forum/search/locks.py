"""Who may write: locks that end with whoever holds them, also if they are killed."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from forum.search.trouble import IndexBroken, IndexBusy, NotOurs

# Whoever asks whether a lock is held holds it for a moment.
TRIES, BETWEEN_SECONDS = 10, 0.01
# Whoever wants to write tries every half second, and does not wait for the lock: so long whoever
# writes for minutes leaves it to others now and then.
LET_OTHERS_SECONDS = 0.6


@contextmanager
def locked(file: Path, *, tries: int | None = 1) -> Iterator[None]:
    """Hold a lock that was to be had within so many tries; None waits for it."""
    with as_broken():
        handle = os.open(file, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    try:
        _lock(handle, tries)
        yield
    finally:
        os.close(handle)


def _lock(handle: int, tries: int | None) -> None:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | (0 if tries is None else fcntl.LOCK_NB))
    except BlockingIOError as error:
        if not tries or tries == 1:
            raise IndexBusy from error
        time.sleep(BETWEEN_SECONDS)
        _lock(handle, tries - 1)


@contextmanager
def as_broken() -> Iterator[None]:
    """Say of what cannot be written that the index is broken."""
    try:
        yield
    except (OSError, NotOurs) as error:
        raise IndexBroken from error


def is_locked(file: Path) -> bool:
    """Return whether somebody, in any process, holds the lock."""
    try:
        with file.open("rb") as held:
            fcntl.flock(held, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    return False
