"""Look up the words that mean the same. Nothing here writes."""

from collections.abc import Iterable
from functools import lru_cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.database import AnyRow, looked_up
from forum.errors import NotFound
from forum.language.messages import _l
from forum.search.asking.entries import Entry
from forum.search.asking.models import SearchSynonym
from forum.search.asking.shipped import shipped_entries
from forum.search.asking.synonyms import Synonyms

OWN = _l("Added here")
_KEPT = select(
    SearchSynonym.key,
    SearchSynonym.words,
    SearchSynonym.also,
    SearchSynonym.is_one_way,
    SearchSynonym.is_on,
)
_ALL = _KEPT.order_by(SearchSynonym.words, SearchSynonym.id)


def entries_now(session: Session) -> list[Entry]:
    """Return all entries, on or off: those of the house in their place, its own ones first."""
    return _merged(map(entry_of, _kept(session)))


def entry_for(session: Session, key: str) -> Entry:
    """Return the entry.

    Raises:
        NotFound
    """
    row = session.execute(_KEPT.where(SearchSynonym.key == key)).one_or_none()
    entry = shipped_entries().get(key) if row is None else entry_of(row)
    if entry is None:
        raise NotFound
    return entry


def synonyms_now(session: Session) -> Synonyms:
    """Return the entries that are on."""
    return _arranged(_kept(session))


def entry_of(row: AnyRow) -> Entry:
    words, also = tuple(row.words.splitlines()), tuple(row.also.splitlines())
    shipped = shipped_entries().get(row.key)
    about = shipped.about if shipped else OWN
    return Entry(row.key, words, also, is_one_way=row.is_one_way, about=about, is_on=row.is_on)


def _kept(session: Session) -> tuple[AnyRow, ...]:
    return tuple(looked_up(session, _ALL, {}))


@lru_cache(maxsize=4)
def _arranged(kept: tuple[AnyRow, ...]) -> Synonyms:
    """Arrange all that is on; it takes long, and what is kept changes once in a year."""
    return Synonyms(entry for entry in _merged(map(entry_of, kept)) if entry.is_on)


def _merged(own: Iterable[Entry]) -> list[Entry]:
    """Return the entries of the house in the place of those that came, its own ones first."""
    by_key = {entry.key: entry for entry in own}
    added = [entry for key, entry in by_key.items() if key not in shipped_entries()]
    return added + [by_key.get(key, entry) for key, entry in shipped_entries().items()]
