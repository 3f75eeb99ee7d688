"""Ways in: adding, opening, replacing and using them up.

A passphrase carries a generation in its box. Who lost theirs comes in with a recovery code and
gets a new one; the lost one's row cannot be found, since nothing joins two ways of one member,
so its generation is retired, which the next try of the lost passphrase meets.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam, delete, or_, select
from sqlalchemy.orm import Session

from forum.accounts.models import Credential, RetiredPassphrase
from forum.accounts.news import PassphraseRetired, WayInEnded
from forum.accounts.unlocking import Unlock
from forum.database import table_of
from forum.events import announce
from forum.sealing import ROOT_BYTES, derive, seal, unseal

PASSPHRASE, RECOVERY = "passphrase", "recovery"
GENERATION_BYTES = 4

_way_table, _retired_table = table_of(Credential), table_of(RetiredPassphrase)
_BOX = select(_way_table.c.wrapped_root).where(
    _way_table.c.lookup == bindparam("lookup"), _way_table.c.kind == bindparam("kind")
)
_TO_NOTE = select(_way_table.c.lookup).where(
    _way_table.c.lookup == bindparam("lookup"),
    or_(_way_table.c.active_year != bindparam("year"), _way_table.c.mark.is_(None)),
)
_NOTED = select(_retired_table.c.mark).where(
    _retired_table.c.mark.in_(bindparam("marks", expanding=True))
)


@dataclass(frozen=True)
class Opened:
    """What a way in leads to."""

    root: bytes
    generation: int


def add_way_in(session: Session, unlock: Unlock, opened: Opened, *, kind: str, year: int) -> None:
    generation = opened.generation.to_bytes(GENERATION_BYTES, "big")
    box = seal(unlock.key, opened.root + generation)
    session.add(
        Credential(
            lookup=unlock.lookup,
            kind=kind,
            wrapped_root=box,
            active_year=year,
            mark=mark_of(opened.root, unlock.lookup),
        )
    )


def open_way_in(session: Session, unlock: Unlock, *, kind: str) -> Opened | None:
    """Return what `unlock` opens, or None when there is no such way in, or it is over."""
    box = session.execute(_BOX, {"lookup": unlock.lookup, "kind": kind}).scalar()
    if box is None:
        return None
    plain = unseal(unlock.key, box)
    opened = Opened(plain[:ROOT_BYTES], int.from_bytes(plain[ROOT_BYTES:], "big"))
    ends = [left_mark(opened.root)]
    if kind == PASSPHRASE:
        ends.append(_mark(opened))
    return None if noted(session, ends) else opened


def is_to_note(session: Session, unlock: Unlock, year: int) -> bool:
    """Return whether `note_year` has anything to write."""
    return bool(session.execute(_TO_NOTE, {"lookup": unlock.lookup, "year": year}).all())


def note_year(session: Session, unlock: Unlock, year: int, *, root: bytes | None = None) -> None:
    """Remember that this way in was used this year; the year is all that is ever kept.

    Args:
        root: what it opened, so that an older row gets its mark.
    """
    used = session.get(Credential, unlock.lookup)
    if used is not None and used.active_year != year:
        used.active_year = year
    if used is not None and used.mark is None and root is not None:
        used.mark = mark_of(root, unlock.lookup)


def mark_of(root: bytes, lookup: bytes) -> bytes:
    """Return the mark by which the holder of `root` knows a way in as theirs."""
    return derive(root, "way in", lookup)


def left_mark(root: bytes) -> bytes:
    """Return the mark that is noted of whoever has left for good."""
    return derive(root, "left", b"")


def is_noted(session: Session, mark: bytes) -> bool:
    return bool(noted(session, [mark]))


def noted(session: Session, marks: Sequence[bytes]) -> set[bytes]:
    """Return those of `marks` that are noted."""
    return set(session.execute(_NOTED, {"marks": marks}).scalars())


def remove_way_in(session: Session, unlock: Unlock) -> None:
    session.execute(delete(Credential).where(Credential.lookup == unlock.lookup))
    announce(session, WayInEnded(unlock.lookup))


def retire_passphrase(session: Session, root: bytes, *, year: int) -> int:
    """End this member's present passphrase without knowing it; return the next generation."""
    generation = len(retired_marks(session, root))
    mark = _mark(Opened(root, generation))
    session.add(RetiredPassphrase(mark=mark, year=year))
    announce(session, PassphraseRetired(mark))
    return generation + 1


def retired_marks(session: Session, root: bytes) -> list[bytes]:
    """Return the marks of this member's lost passphrases, the first one first."""
    marks: list[bytes] = []
    while is_noted(session, mark := _mark(Opened(root, len(marks)))):
        marks.append(mark)
    return marks


def _mark(opened: Opened) -> bytes:
    return derive(opened.root, "retired", str(opened.generation))
