"""Drafts: words that wait, sealed, until they are posted or thrown away.

Each lies in an entry of its own, at one of a few addresses of its thread or board, drawn at
random: two threads begun on one board must have nothing in common.
"""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace

from sqlalchemy.orm import Session

from forum.errors import Refused
from forum.handles.deriving import board_in, board_scope, reader_in, reader_scope
from forum.handles.entries import Kind, drop, find_each, fits, put
from forum.handles.keyring import Key, come_in
from forum.language.messages import _
from forum.public_ids import new_id, to_text

DRAFTS = Kind("drafts", size=0)
THREAD_SLOTS, BOARD_SLOTS = 4, 64


@dataclass(frozen=True)
class Place:
    """What a draft is for: the scope of a reader of a thread, or of somebody on a board.

    `slots` is how many drafts it has room for.
    """

    scope: str
    slots: int

    @classmethod
    def in_thread(cls, thread_id: bytes) -> "Place":
        return cls(reader_scope(thread_id), THREAD_SLOTS)

    @classmethod
    def on_board(cls, board_id: bytes) -> "Place":
        return cls(board_scope(board_id), BOARD_SLOTS)

    def slot(self, number: int) -> str:
        return f"{self.scope} {number}"


@dataclass(frozen=True)
class Draft:
    """What was typed into a form.

    Attributes:
        mark: the random mark of the form, by which its draft is found again.
        form: the address of the page with the form.
        where: the title of the thread, or the name of the board.
        was: for a change, the mark of the words that it started from.
    """

    mark: str
    form: str
    where: str
    body: str
    title: str = ""
    parent: str = ""
    notes: list[str] = field(default_factory=list)
    post_as: str = ""
    was: str = ""

    @property
    def digest(self) -> str:
        """A short mark of the words, by which a form knows which ones it started from."""
        words = "\0".join((self.title, self.body, self.parent, *self.notes))
        return hashlib.blake2b(words.encode(), digest_size=8).hexdigest()


def drafts_at(session: Session, root: bytes, place: Place) -> list[Draft]:
    """Return the drafts for a place."""
    return list(_load(session, root, [place])[place].values())


def all_drafts(session: Session, root: bytes, keyring: Sequence[Key]) -> list[tuple[Place, Draft]]:
    """Return all drafts of a member, those for one place together."""
    places = [place for key in reversed(keyring) if (place := _place_of(key))]
    found = _load(session, root, places)
    return [(place, draft) for place in places for draft in found[place].values()]


def save_draft(
    session: Session, root: bytes, place: Place, draft: Draft, *, was: str = ""
) -> Draft:
    """Keep `draft` and return it, under another mark where both are to be kept.

    Args:
        was: the digest of the draft that the form started from; empty when from none. A draft
            that was changed elsewhere since then is not written over.

    Raises:
        Refused: there is no room for another draft of this place, or it is too long for any.
    """
    there = _load(session, root, [place])[place]
    slot = next((slot for slot, each in there.items() if each.mark == draft.mark), None)
    if slot is not None and there[slot].digest not in (was, draft.digest):
        slot, draft = None, replace(draft, mark=to_text(new_id()))
    slot = slot or _free_slot(place, taken=there)
    if not fits(asdict(draft)):
        raise Refused(_("This is too long to keep. Make it shorter first."), field="body")
    if slot is None:
        raise Refused(
            _("You have many drafts here already. Throw one away in My space, then keep this one.")
        )
    come_in(session, root, place.scope)
    put(session, root, DRAFTS, slot, holds=asdict(draft))
    return draft


def throw_away(session: Session, root: bytes, place: Place, mark: str, *, only: str = "") -> None:
    """Remove the draft with this mark, if it is there.

    Args:
        only: a digest; a draft with other words than these stays. Empty removes any.
    """
    for slot, draft in _load(session, root, [place])[place].items():
        if draft.mark == mark and only in ("", draft.digest):
            drop(session, root, DRAFTS, slot)


def _place_of(key: Key) -> Place | None:
    if thread := reader_in(key.scope):
        return Place.in_thread(thread)
    board = board_in(key.scope)
    return Place.on_board(board) if board else None


def _load(session: Session, root: bytes, places: Sequence[Place]) -> dict[Place, dict[str, Draft]]:
    """Return the drafts of each place by their slots."""
    slots = {place.slot(number): place for place in places for number in range(place.slots)}
    found = find_each(session, root, DRAFTS, list(slots))
    loaded: dict[Place, dict[str, Draft]] = {place: {} for place in places}
    for slot, plain in found.items():
        loaded[slots[slot]][slot] = Draft(**plain)
    return loaded


def _free_slot(place: Place, *, taken: dict[str, Draft]) -> str | None:
    free = [slot for number in range(place.slots) if (slot := place.slot(number)) not in taken]
    return secrets.choice(free) if free else None
