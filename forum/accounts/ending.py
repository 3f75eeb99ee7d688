"""Leave for good: every way in goes, and none that was not found opens anything any more.

Nothing joins the ways in of one member, so they are found by the mark that their root makes of
each. A way in that has none, from before there were marks, meets the mark of who has left.
"""

from collections.abc import Sequence
from typing import Literal, get_args

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from forum.accounts.credentials import is_noted, left_mark, mark_of, retired_marks
from forum.accounts.models import Credential, RetiredPassphrase
from forum.accounts.news import PassphraseRetired, WayInEnded
from forum.database import in_parts
from forum.events import announce
from forum.sealing import derive

Words = Literal["take", "leave"]
ROWS_AT_ONCE = 5000


def note_leaving(session: Session, root: bytes, words: Words, *, year: int) -> None:
    """Remember what becomes of their words, until everything is done. Done twice, it is once."""
    if leaving(session, root) is None:
        session.add(RetiredPassphrase(mark=_mark(root, words), year=year))


def leaving(session: Session, root: bytes) -> Words | None:
    """Return what somebody chose whose leaving was interrupted; None of everybody else."""
    choices: tuple[Words, ...] = get_args(Words)
    return next((each for each in choices if is_noted(session, _mark(root, each))), None)


def ways_of(session: Session, root: bytes) -> list[bytes]:
    """Return where this member's ways in lie: six words, also lost ones, and unused codes."""
    wanted = select(Credential.lookup, Credential.mark).execution_options(yield_per=ROWS_AT_ONCE)
    return [row.lookup for row in session.execute(wanted) if row.mark == mark_of(root, row.lookup)]


def end_all_ways(session: Session, root: bytes, ways: Sequence[bytes], *, year: int) -> None:
    """Remove `ways`, and let nothing ever open this root again. Done twice, it is once.

    Args:
        ways: what `ways_of` says; looked for before, since it takes a while.
    """
    for some in in_parts(ways):
        session.execute(delete(Credential).where(Credential.lookup.in_(some)))
        for lookup in some:
            announce(session, WayInEnded(lookup))
    over = [*retired_marks(session, root), *(_mark(root, each) for each in get_args(Words))]
    session.execute(delete(RetiredPassphrase).where(RetiredPassphrase.mark.in_(over)))
    if not is_noted(session, left_mark(root)):
        session.add(RetiredPassphrase(mark=left_mark(root), year=year))
        announce(session, PassphraseRetired(left_mark(root)))


def _mark(root: bytes, words: Words) -> bytes:
    return derive(root, "leaving", words)
