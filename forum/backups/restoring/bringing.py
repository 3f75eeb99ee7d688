"""Bring a backup back: into an empty data folder, and without the words that were erased since."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO

from config import Settings
from forum.backups.boxes import keys
from forum.backups.boxes.keys import Opening
from forum.backups.boxes.packing import Unpacking
from forum.backups.boxes.records import Head, TooNew
from forum.backups.files import filling
from forum.backups.restoring.loading import Loading
from forum.backups.restoring.mending import Mended, mend
from forum.backups.restoring.notes import Notes
from forum.backups.restoring.placing import DATABASE, place_in, put_in_place
from forum.clock import now
from forum.operating.telling.inspecting import MIGRATIONS
from forum.privacy.retention import ERASURES


class TooOld(ValueError):
    """What was erased is not known for so long."""


@dataclass(frozen=True)
class Brought:
    """What was done: of which day it is, how many rows, and what became of them."""

    day: date
    rows: int
    mended: Mended


def bring_back(
    box: BinaryIO, opening: Opening, notes: Notes, settings: Settings, *, any_age: bool
) -> Brought:
    """Fill the data folder of `settings`, which is empty, with what is in `box`.

    Args:
        notes: what was erased since; with no rows, nothing is taken out.
        any_age: also a backup that is older than our notes of what was erased.

    Raises:
        TooOld, Busy, and all of trouble.TROUBLES: nothing was put into the folder then.
    """
    check = _check(date.min if any_age else now().date() - ERASURES.time)
    with place_in(settings.data) as place:
        loading, head = _load(box, opening, place, check)
        mended = mend(place / DATABASE, head, notes, settings)
        put_in_place(place, settings.data)
    return Brought(head.day, loading.loaded, mended)


def _load(
    box: BinaryIO, opening: Opening, place: Path, check: Callable[[Head], None]
) -> tuple[Loading, Head]:
    with filling(place / DATABASE) as connection:
        loading = Loading(connection, place, check)
        keys.open_box(box, Unpacking(loading.take), opening)
        return loading, loading.finish()


def _check(oldest: date) -> Callable[[Head], None]:
    def check(head: Head) -> None:
        if head.schema not in {path.name[:4] for path in MIGRATIONS.glob("[0-9]*.py")}:
            raise TooNew
        if head.day < oldest:
            raise TooOld

    return check
