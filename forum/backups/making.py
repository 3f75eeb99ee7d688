"""Make a backup: written beside its place, and put there once it is whole."""

import fcntl
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from forum.backups.boxes import keys
from forum.backups.boxes.keys import Shutting
from forum.backups.boxes.packing import Packing
from forum.backups.boxes.records import Record, to_line


class NoPlace(ValueError):
    """The folder is not there, is our own data folder, or somebody else writes that file."""


def make(
    records: Iterable[Record], file: Path, shutting: Shutting, *, note: Callable[[], None]
) -> None:
    """Write `records` into `file`, which only what `shutting` says opens.

    Args:
        note: is called for each record.

    Raises:
        FileExistsError: there is such a file.
        OSError: it cannot be written.
    """
    if file.exists():
        raise FileExistsError
    with _beside(file) as box:
        keys.shut(Packing(_lines(records, note)), box, shutting)
        box.flush()
        os.fsync(box.fileno())


def check_place(file: Path, data: Path) -> None:
    """Refuse a place where a backup would be lost with what it is a copy of.

    Raises:
        NoPlace.
    """
    folder = file.absolute().parent
    if not folder.is_dir() or folder.resolve().is_relative_to(data.resolve()):
        raise NoPlace


@contextmanager
def _beside(file: Path) -> Iterator[BinaryIO]:
    """Open a file beside `file`, which takes its name when nothing went wrong."""
    part = file.with_name(file.name + ".part")
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
    with os.fdopen(handle, "wb") as box:
        _hold(box)
        box.truncate(0)  # what a command left that was killed
        try:
            yield box
            part.replace(file)
        finally:
            part.unlink(missing_ok=True)


def _hold(box: BinaryIO) -> None:
    try:
        fcntl.flock(box, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise NoPlace from error


def _lines(records: Iterable[Record], note: Callable[[], None]) -> Iterator[bytes]:
    for record in records:
        yield to_line(record)
        note()
