"""Keep count of what a breach could be dated by: what, how often, and when. Never of whom."""

from datetime import date, datetime

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from forum.events import Security
from forum.privacy.models import SecurityCount
from forum.privacy.retention import SECURITY
from forum.public_ids import new_id

# Guesses and forged forms come in waves, and it is the minute that tells a wave. All else is a
# deed of somebody: its minute would say when they were here.
BY_THE_MINUTE = (Security.SIGN_IN_FAILED, Security.FORM_REFUSED)
WHOLE_DAY = -1

When = tuple[Security, date, int]


def when(kind: Security, at: datetime) -> When:
    """Return what is counted together."""
    minute = at.hour * 60 + at.minute if kind in BY_THE_MINUTE else WHOLE_DAY
    return kind, at.date(), minute


def add(session: Session, counted: When, times: int) -> None:
    kind, day, minute = counted
    same = SecurityCount.kind == kind, SecurityCount.day == day, SecurityCount.minute == minute
    one = session.scalar(select(SecurityCount.id).where(*same))
    if one is None:
        session.add(
            SecurityCount(id=new_id(), kind=kind.value, day=day, minute=minute, count=times)
        )
        return
    more = update(SecurityCount).where(SecurityCount.id == one)
    session.execute(more.values(count=SecurityCount.count + times))


def counts(session: Session) -> list[tuple[date, int, str, int]]:
    """Return day, minute or WHOLE_DAY, kind and count of all that is kept, newest first."""
    row = SecurityCount
    newest = row.day.desc(), row.minute.desc(), row.kind
    wanted = select(row.day, row.minute, row.kind, row.count).order_by(*newest)
    return [(each.day, each.minute, each.kind, each[3]) for each in session.execute(wanted)]


def missed_on(session: Session, day: date) -> int:
    """Return how many sign-ins did not work on `day`."""
    missed = SecurityCount.kind == Security.SIGN_IN_FAILED, SecurityCount.day == day
    return session.scalar(select(func.sum(SecurityCount.count)).where(*missed)) or 0


def forget_counted(session: Session, *, today: date) -> None:
    """Remove the counts of more than 30 days ago."""
    session.execute(delete(SecurityCount).where(SecurityCount.day < today - SECURITY.time))
