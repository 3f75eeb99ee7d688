"""Look up the words that mean the same. Nothing here writes."""

from collections.abc import Iterable
from functools import lru_cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.errors import NotFound
from forum.language.messages import _l
from forum.search.asking.entries import Entry
from forum.search.asking.models import SearchSynonym
from forum.search.asking.shipped import shipped_entries
from forum.search.asking.synonyms import Synonyms

OWN = _l("Added here")


def entries_now(session: Session) -> list[Entry]:
    """Return all entries, on or off: those of the house in their place, its own ones first."""
    kept = session.scalars(select(SearchSynonym).order_by(SearchSynonym.words, SearchSynonym.id))
    return _merged(tuple(map(entry_of, kept)))


def entry_for(session: Session, key: str) -> Entry:
    """Return the entry.

    Raises:
        NotFound
    """
    row = session.scalar(select(SearchSynonym).where(SearchSynonym.key == key))
    entry = shipped_entries().get(key) if row is None else entry_of(row)
    if entry is None:
        raise NotFound
    return entry


def synonyms_now(session: Session) -> Synonyms:
    """Return the entries that are on."""
    return _arranged(tuple(entry for entry in entries_now(session) if entry.is_on))


def entry_of(row: SearchSynonym) -> Entry:
    words, also = tuple(row.words.splitlines()), tuple(row.also.splitlines())
    shipped = shipped_entries().get(row.key)
    about = shipped.about if shipped else OWN
    return Entry(row.key, words, also, is_one_way=row.is_one_way, about=about, is_on=row.is_on)


@lru_cache(maxsize=4)
def _arranged(entries: tuple[Entry, ...]) -> Synonyms:
    return Synonyms(entries)


def _merged(kept: Iterable[Entry]) -> list[Entry]:
    by_key = {entry.key: entry for entry in kept}
    own = [entry for key, entry in by_key.items() if key not in shipped_entries()]
    return own + [by_key.get(key, entry) for key, entry in shipped_entries().items()]
