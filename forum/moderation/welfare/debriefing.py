"""A note to oneself after a hard case: sealed, and read by whoever wrote it alone."""

from sqlalchemy.orm import Session

from forum.errors import Refused
from forum.handles.entries import Kind, drop, find, put
from forum.language.messages import _, number

DEBRIEF = Kind("debrief", size=16_384)
NOTE_MAX_CHARS = 4000  # fits in whatever script


def debrief_note(session: Session, root: bytes) -> str:
    """Return what they wrote last; empty when there is nothing."""
    note: str = find(session, root, {"": (DEBRIEF, "")}).get("", "")
    return note


def keep_note(session: Session, root: bytes, note: str) -> None:
    """Keep `note` in place of the one before; an empty one throws it away.

    Raises:
        Refused: it has more than NOTE_MAX_CHARS characters.
    """
    if len(note) > NOTE_MAX_CHARS:
        most = _("A note can have %(letters)s letters.", letters=number(NOTE_MAX_CHARS))
        raise Refused(most, field="note")
    if note:
        put(session, root, DEBRIEF, "", holds=note)
    else:
        drop(session, root, DEBRIEF, "")
