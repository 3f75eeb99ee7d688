"""Record what staff did, in the transaction in which it is done: both hold, or neither.

Two people who record in the same second wait for each other: on SQLite every transaction that
writes does, on PostgreSQL those that record take one lock. Were that ever to go wrong, the hash of
an entry can be followed by one other only, and the database refuses the second.
"""

from dataclasses import asdict
from datetime import date, datetime
from typing import NotRequired, Required, TypedDict, Unpack

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from forum.audit.actions import Action, check_object
from forum.audit.chain import BEGINNING, Deed, Link, hash_of
from forum.audit.models import Audit
from forum.events import Security, SecurityEvent, announce

SETTINGS = (Action.SETTING_CHANGED, Action.BOARD_CHANGED, Action.HELP_LINES_CHANGED)
# Any number that no other lock of ours has.
TURN = 4_010_241


class NeverBegun(RuntimeError):
    """The record has not even its first entry: somebody emptied it past the database's guard."""


class More(TypedDict):
    """When it was done, and under which house rule."""

    at: Required[datetime]
    rule: NotRequired[int | None]


def record(
    session: Session, staff_id: bytes | None, action: Action, obj: str, **more: Unpack[More]
) -> None:
    """Add an entry for what somebody with duties, or the forum itself, is doing.

    Args:
        obj: names a thing, such as "case:…" or "rule:2"; see forum/audit/actions.py.

    Raises:
        NotAnObject: `obj` might hold words.
    """
    day, rule = more["at"].date(), more.get("rule")
    append(session, Deed(day, staff_id, action, check_object(obj), rule))
    if action in SETTINGS:
        announce(session, SecurityEvent(Security.SETTING_CHANGED))


def begin(session: Session, *, today: date) -> None:
    """Write the first entry of all, an anchor, into an empty table. The migration does it too."""
    deed = Deed(today, None, Action.ANCHORED, "chain", kept_from=1)
    _write(session, Link(1, BEGINNING, deed))


def append(session: Session, deed: Deed) -> int:
    """Add `deed` at the end of the chain; return its number."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(select(func.pg_advisory_xact_lock(TURN)))
    newest = select(Audit.seq, Audit.hash).order_by(Audit.seq.desc()).limit(1)
    last = session.execute(newest).first()
    if last is None:
        raise NeverBegun
    _write(session, Link(last.seq + 1, last.hash, deed))
    return int(last.seq) + 1


def _write(session: Session, link: Link) -> None:
    facts = asdict(link.deed)
    session.add(Audit(seq=link.seq, previous_hash=link.previous_hash, hash=hash_of(link), **facts))
    session.flush()
