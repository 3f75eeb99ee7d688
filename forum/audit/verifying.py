"""Check that the record holds, and keep in it that it was checked."""

import re
from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.audit.actions import Action
from forum.audit.chain import Deed, Finding, Link, examine
from forum.audit.models import Audit
from forum.audit.recording import record

HASH = re.compile(r"[0-9a-f]{64}", re.ASCII)
CHECKS = (Action.CHAIN_CHECKED, Action.CHAIN_BROKEN)


def verify(session: Session) -> Finding:
    """Read the whole record and say whether it holds. Writes nothing."""
    return examine(_links(session))


def has_mark(session: Session, mark: str) -> bool:
    """Return whether an entry has the hash `mark`, in hexadecimal digits."""
    noted = bytes.fromhex(mark) if HASH.fullmatch(mark) else b""
    return session.scalar(select(Audit.seq).where(Audit.hash == noted)) is not None


def check(session: Session, *, at: datetime) -> Finding:
    """Verify, and record what was found, so that it can be said until when the record held.

    A record to which nothing was added since the last check gets no further entry; nor does one
    that is known not to hold.
    """
    found = verify(session)
    if found.broken_at is None:
        if _newest(session) != Action.CHAIN_CHECKED:
            record(session, None, Action.CHAIN_CHECKED, "chain", at=at)
    elif found.entries and is_known_good(session):
        record(session, None, Action.CHAIN_BROKEN, "chain", at=at)
    return found


def is_known_good(session: Session) -> bool:
    """Return whether the last check found that the record holds, or there was none yet."""
    wanted = select(Audit.action).where(Audit.action.in_(CHECKS))
    last = session.scalar(wanted.order_by(Audit.seq.desc()).limit(1))
    return last != Action.CHAIN_BROKEN


def _newest(session: Session) -> str | None:
    return session.scalar(select(Audit.action).order_by(Audit.seq.desc()).limit(1))


def _links(session: Session) -> Iterator[tuple[Link, bytes]]:
    for row in session.execute(select(*Audit.__table__.c).order_by(Audit.seq)).yield_per(1000):
        deed = Deed(row.day, row.staff_id, row.action, row.object, row.rule, row.kept_from)
        yield Link(row.seq, row.previous_hash, deed), row.hash
