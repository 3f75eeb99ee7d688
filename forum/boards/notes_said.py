"""Content notes in the reader's language: they are stored in English, whoever chose them. Pure."""

from collections.abc import Iterable
from functools import lru_cache

from forum.language.messages import _l

_SAID = {
    "wanting to die": _l("wanting to die"),
    "self-harm": _l("self-harm"),
    "violence": _l("violence"),
    "sexual harm": _l("sexual harm"),
    "someone dying": _l("someone dying"),
    "drinking or drugs": _l("drinking or drugs"),
    "eating and weight": _l("eating and weight"),
    "abuse in the family": _l("abuse in the family"),
}


def said(note: str) -> str:
    """Return a note as its reader reads it; one of a board's own stands as the board wrote it."""
    return str(label_of(note))


def label_of(note: str) -> str:
    """Return what is that only where it is shown, as `_l` does: for a form's choices."""
    return _SAID.get(note.casefold(), note)


def labelled(notes: Iterable[str]) -> list[tuple[str, str]]:
    """Return each of a board's notes with its label."""
    return list(_labelled(tuple(notes)))


@lru_cache(64)
def _labelled(notes: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((note, label_of(note)) for note in notes)
