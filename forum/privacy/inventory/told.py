"""The inventory in the reader's language, its times filled in from the table of retention."""

from collections.abc import Sequence
from dataclasses import dataclass

from forum.privacy.inventory.entry import Entry, fields_of
from forum.privacy.inventory.everything import ENTRIES
from forum.privacy.inventory.times import times


@dataclass(frozen=True)
class Row:
    """What an entry says. `fields`: each place where it lies, and what lies there."""

    what: str
    why: str
    long: str
    who: str
    fields: Sequence[tuple[str, str]]


def rows() -> list[Row]:
    return [row(entry) for entry in ENTRIES]


def row(entry: Entry) -> Row:
    long = str(entry.long) % times()
    return Row(str(entry.what), str(entry.why), long, str(entry.who), list(fields_of(entry)))
