"""Where a backup is unpacked: a folder beside what the forum sees, which is gone in the end."""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from forum.backups.dumping import FILES

PLACE, LOCK, DATABASE = "restoring", "lock", "lamplit.db"


class Busy(ValueError):
    """Somebody else brings a backup back into this folder just now."""


@contextmanager
def place_in(data: Path) -> Iterator[Path]:
    """Make a folder in `data` to work in, which nobody else works in.

    Raises:
        Busy.
    """
    place = data / PLACE
    place.mkdir(mode=0o700, exist_ok=True)
    handle = os.open(place / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        _hold(handle)
        _clear(place)
        try:
            yield place
        finally:
            shutil.rmtree(place)
    finally:
        os.close(handle)


def put_in_place(place: Path, data: Path) -> None:
    """Let the forum see what is in `place`; the database last: there is all of it or nothing."""
    for name in (*FILES, DATABASE):
        if (place / name).exists():
            _see_kept(place / name)
            (place / name).replace(data / name)
    _see_kept(data)


def _hold(handle: int) -> None:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise Busy from error


def _clear(place: Path) -> None:
    """Remove what a command left that was killed."""
    for file in place.iterdir():
        if file.name != LOCK:
            file.unlink()


def _see_kept(path: Path) -> None:
    """See that it is on the disk, whatever happens to the power."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
