"""Content notes: what a post talks about, said calmly before its words. Pure.

Source for what is folded at first: design choice 5 of docs/decisions/0012.
"""

from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache

from forum.errors import Refused
from forum.language.messages import _

# Offered on every board, and folded unless a reader chose otherwise.
FOLDED_AT_FIRST = ("wanting to die", "self-harm", "violence", "sexual harm")
# Offered where a board does not name its own.
USUAL = ("someone dying", "drinking or drugs", "eating and weight", "abuse in the family")
MOST_NOTES = 6


def offered(of_board: str) -> list[str]:
    """Return the notes to choose from on a board whose own list is `of_board`, one a line."""
    return list(_offered(of_board))


@lru_cache(64)
def _offered(of_board: str) -> Sequence[str]:
    own = [line.strip() for line in of_board.splitlines() if line.strip()]
    notes: dict[str, str] = {}
    for note in (*FOLDED_AT_FIRST, *(own or USUAL)):
        # With other capitals it is the same note, which must be folded all the same.
        notes.setdefault(note.casefold(), note)
    return tuple(notes.values())


def check_notes(chosen: Iterable[str], offers: Collection[str]) -> list[str]:
    """Return the notes as the board writes them, each once; refuse one that it does not have."""
    wanted = {" ".join(note.split()).casefold() for note in chosen} - {""}
    if not wanted:
        return []
    known = {note.casefold(): note for note in offers}
    if wanted - known.keys():
        raise Refused(_("Choose the notes from the list. That one is not on it."), field="note")
    if len(wanted) > MOST_NOTES:
        raise Refused(_("Choose at most %(most)d notes.", most=MOST_NOTES), field="note")
    return [note for key, note in known.items() if key in wanted]


def packed(notes: Sequence[str]) -> str | None:
    """Return `notes` as they are stored: one a line; None when there are none."""
    return "\n".join(notes) or None


def unpacked(stored: str | None) -> list[str]:
    return (stored or "").splitlines()


def is_folded(stored: str | None, folded: Collection[str]) -> bool:
    """Return whether a reader who folds the topics `folded` gets these words folded."""
    return any(note in folded for note in unpacked(stored))
