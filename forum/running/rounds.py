"""When a chore of the worker last came to its end: the age of an empty file of its name."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol

FOLDER = "chores"
# A chore waits for those before it, and tries again after something went wrong.
GRACE = timedelta(hours=1)


class Round(Protocol):
    """The little that is asked of a chore."""

    @property
    def name(self) -> str: ...
    @property
    def every(self) -> timedelta: ...


def note_done(data: Path, name: str) -> None:
    """Note that a chore came to its end. A full disk does not keep the worker from going on."""
    with suppress(OSError):
        (data / FOLDER).mkdir(mode=0o700, exist_ok=True)
        (data / FOLDER / name).touch()


def behind(data: Path, chores: Iterable[Round], at: datetime) -> list[str]:
    """Return the names of the chores whose last end is longer ago than it may be, or unknown."""
    return [chore.name for chore in chores if not _is_in_time(data, chore, at)]


def _is_in_time(data: Path, chore: Round, at: datetime) -> bool:
    try:
        age = at.timestamp() - (data / FOLDER / chore.name).stat().st_mtime
    except OSError:
        return False
    return age < (chore.every + GRACE).total_seconds()
