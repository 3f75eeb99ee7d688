"""Let go of entries after twelve months, so that what is left can still be checked.

An anchor is an entry that says from which number on entries are kept; the first of these states
the hash of the last one that was removed, and is covered by the anchor's own hash. The database
lets nothing go that no anchor has left behind (forum/audit/models.py), and no anchor leave behind
what is younger than 365 days.
"""

from datetime import date, timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from forum.audit.actions import Action
from forum.audit.chain import Deed
from forum.audit.models import Audit
from forum.audit.recording import append
from forum.audit.verifying import verify
from forum.privacy.retention import RECORD

KEPT = RECORD.time
# Not every day: each time costs an entry that stays for a year.
STEP = timedelta(days=30)


def anchor(session: Session, *, today: date) -> int:
    """Remove what is older than twelve months, once a month; return how many entries went.

    A record that does not hold is left as it is, for somebody to look at.
    """
    keep_from = _first_to_keep(session, today)
    if keep_from is None or verify(session).broken_at is not None:
        return 0
    append(session, Deed(today, None, Action.ANCHORED, "chain", kept_from=keep_from))
    gone = session.execute(delete(Audit).where(Audit.seq < keep_from))
    return int(gone.rowcount)  # type: ignore[attr-defined]


def _first_to_keep(session: Session, today: date) -> int | None:
    """Return the first entry that is not old, if there are some that have waited for a month."""
    oldest = session.scalar(select(Audit.day).order_by(Audit.seq).limit(1))
    if oldest is None or oldest + KEPT + STEP > today:
        return None
    is_young = Audit.day > today - KEPT
    first = session.scalar(select(func.min(Audit.seq)).where(is_young))
    newest = session.scalar(select(func.max(Audit.seq)))
    return first if first is not None else int(newest or 0) + 1
