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


def due_in(data: Path, chore: Round, at: datetime) -> timedelta:
    """Return for how long a chore need not be done, going by when it last came to its end."""
    age = _age(data, chore, at)
    return timedelta(0) if age is None else min(max(chore.every - age, timedelta(0)), chore.every)


def _is_in_time(data: Path, chore: Round, at: datetime) -> bool:
    age = _age(data, chore, at)
    return age is not None and age < chore.every + GRACE


def _age(data: Path, chore: Round, at: datetime) -> timedelta | None:
    try:
        return timedelta(seconds=at.timestamp() - (data / FOLDER / chore.name).stat().st_mtime)
    except OSError:
        return None
