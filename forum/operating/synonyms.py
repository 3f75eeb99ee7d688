"""Words that mean the same to a search are added, changed and switched; each is recorded.

An entry that came with Lamplit is left as it is in its file: what was changed stands in its place,
and can be put back. Two operators who change the same entry at once do not undo each other's work.
"""

from dataclasses import dataclass, replace
from hashlib import blake2b

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.audit.actions import Action
from forum.audit.recording import record
from forum.errors import Conflict
from forum.house.changing import By
from forum.language.messages import _
from forum.public_ids import new_id
from forum.search.asking.entries import Entry, check_entry
from forum.search.asking.models import SearchSynonym
from forum.search.asking.reading import entry_for


@dataclass(frozen=True)
class Seen:
    """The entry that somebody had before them, as it was then."""

    key: str
    mark: str


class EntryChangedMeanwhile(Conflict):
    """Somebody else changed this entry first. `now` is what they made of it."""

    def __init__(self, entry: Entry) -> None:
        self.now, self.mark = entry, mark_of(entry)
        super().__init__(_("Somebody else has just changed this. Look again before you go on."))


def mark_of(entry: Entry) -> str:
    """Return what a form carries along to say what its sender saw, in whatever language."""
    seen = replace(entry, about="", is_shipped=False)
    return blake2b(repr(seen).encode(), digest_size=8).hexdigest()


def new_entry() -> Entry:
    return Entry(new_id().hex(), ())


def add(session: Session, entry: Entry, *, by: By) -> None:
    """Add an entry of the house's own.

    Raises:
        Refused: a word does not fit.
    """
    _keep(session, check_entry(entry))
    _note(session, by)


def change(session: Session, seen: Seen, words: Entry, *, by: By) -> None:
    """Put `words` in the place of what was seen; it stays on, or off.

    Raises:
        NotFound, Refused, EntryChangedMeanwhile
    """
    _note(session, by)
    entry = _as_seen(session, seen)
    _keep(session, replace(check_entry(words), key=entry.key, is_on=entry.is_on))


def switch_on(session: Session, seen: Seen, *, by: By) -> None:
    """Let the words find each other again.

    Raises:
        NotFound, EntryChangedMeanwhile
    """
    _note(session, by)
    _keep(session, replace(_as_seen(session, seen), is_on=True))


def switch_off(session: Session, seen: Seen, *, by: By) -> None:
    """Let the words find each other no longer; raises as `switch_on`."""
    _note(session, by)
    _keep(session, replace(_as_seen(session, seen), is_on=False))


def put_back(session: Session, seen: Seen, *, by: By) -> None:
    """Take back what was changed; an entry of the house is gone. Raises as `switch_on`."""
    _note(session, by)
    row = _row(session, _as_seen(session, seen).key)
    if row is not None:
        session.delete(row)
        session.flush()


def _as_seen(session: Session, seen: Seen) -> Entry:
    entry = entry_for(session, seen.key)
    if mark_of(entry) != seen.mark:
        raise EntryChangedMeanwhile(entry)
    return entry


def _keep(session: Session, entry: Entry) -> None:
    row = _row(session, entry.key) or SearchSynonym(id=new_id(), key=entry.key)
    row.words, row.also = "\n".join(entry.words), "\n".join(entry.also)
    row.is_one_way, row.is_on = entry.is_one_way, entry.is_on
    session.add(row)
    session.flush()


def _row(session: Session, key: str) -> SearchSynonym | None:
    return session.scalar(select(SearchSynonym).where(SearchSynonym.key == key))


def _note(session: Session, by: By) -> None:
    """Record it. Whoever records waits for others who do, and sees what they wrote."""
    record(session, by.staff_id, Action.SETTING_CHANGED, "setting:synonyms", at=by.at)
