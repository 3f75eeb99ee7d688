"""The whole inventory, in the order in which members read it, and what no part of it explains."""

from collections.abc import Iterable
from fnmatch import fnmatchcase

from forum.privacy.inventory.entry import Entry, fields_of
from forum.privacy.inventory.parts import (
    accounts,
    browser,
    cases,
    decisions,
    erasures,
    flags,
    house,
    machine,
    search,
    space,
    staff,
    words,
)

PARTS = (
    *(accounts, words, erasures, space, flags, cases, decisions),
    *(staff, search, browser, machine, house),
)
ENTRIES: tuple[Entry, ...] = tuple(entry for part in PARTS for entry in part.ENTRIES)


def unexplained(places: Iterable[str], entries: Iterable[Entry] = ENTRIES) -> list[str]:
    """Return the places, named as in fields_of, of which no entry tells."""
    told = [place for entry in entries for place, _ in fields_of(entry)]
    return [place for place in places if not any(fnmatchcase(place, each) for each in told)]
