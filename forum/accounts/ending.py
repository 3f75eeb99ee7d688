"""Leave for good: every way in goes, and none that was not found opens anything any more.

Ways in that nobody uses any more go by age; those of somebody who is here stay, all of them. A
recovery code lies in a drawer for years: so whoever comes in for the first time in a year takes
their other ways in along into that year.

Nothing joins the ways in of one member, so they are found by the mark that their root makes of
each. A way in that has none, from before there were marks, meets the mark of who has left.
"""

from collections.abc import Sequence
from datetime import date
from typing import Literal, get_args

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from forum.accounts.credentials import is_noted, left_mark, mark_of, noted, retired_marks
from forum.accounts.models import Credential, RetiredPassphrase
from forum.accounts.news import PassphraseRetired, WayInEnded
from forum.accounts.signing_in import SignedIn
from forum.database import in_parts
from forum.events import announce
from forum.privacy.retention import WAYS_IN
from forum.sealing import derive

Words = Literal["take", "leave"]
ROWS_AT_ONCE = 5000
YEAR_DAYS = 365
KEPT_YEARS = WAYS_IN.time.days // YEAR_DAYS


def note_leaving(session: Session, root: bytes, words: Words, *, year: int) -> None:
    """Remember what becomes of their words, until everything is done. Done twice, it is once."""
    if leaving(session, root) is None:
        session.add(RetiredPassphrase(mark=_mark(root, words), year=year))


def leaving(session: Session, root: bytes) -> Words | None:
    """Return what somebody chose whose leaving was interrupted; None of everybody else."""
    choices: dict[bytes, Words] = {_mark(root, each): each for each in get_args(Words)}
    chosen = noted(session, list(choices))
    return next((choices[mark] for mark in choices if mark in chosen), None)


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


def ways_to_take_along(session: Session, who: SignedIn, *, year: int) -> list[bytes]:
    """Return this member's ways in if they were not here yet this year. Slow, so not in a write."""
    used = session.get(Credential, who.unlock.lookup)
    is_first_time = used is not None and used.active_year != year
    return ways_of(session, who.opened.root) if is_first_time else []


def take_along(session: Session, ways: Sequence[bytes], *, year: int) -> None:
    for some in in_parts(ways):
        kept = update(Credential).where(Credential.lookup.in_(some)).values(active_year=year)
        session.execute(kept)


def forget_unused_ways(session: Session, *, today: date) -> None:
    """Remove what nobody came in by, or beside, for KEPT_YEARS after the year it was last used."""
    session.execute(delete(Credential).where(Credential.active_year < today.year - KEPT_YEARS))


def _mark(root: bytes, words: Words) -> bytes:
    return derive(root, "leaving", words)
