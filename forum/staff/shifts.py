"""Shifts: "I'm on until …", in whole hours, gone when they are over."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import bindparam, delete, select
from sqlalchemy.orm import Session

from forum.clock import now
from forum.database import looked_up
from forum.handles.glancing import glanced
from forum.staff.models import Shift

HOUR_SECONDS = 3600
LONGEST = timedelta(hours=12)


_ON = select(Shift.staff_id, Shift.until).where(Shift.until > bindparam("hours"))
_OVER = select(Shift.staff_id).where(Shift.until <= bindparam("hours")).limit(1)


def all_on(session: Session, at: datetime) -> dict[bytes, datetime]:
    """Return until when each says that they are on, of those who are."""
    session.flush()  # what follows goes past the session
    rows = looked_up(session, _ON, {"hours": _hours(at)})
    return {row.staff_id: _moment(row.until) for row in rows}


def on_until(session: Session, at: datetime | None = None) -> datetime | None:
    """Return until when somebody says they are on, or None when nobody is."""
    return max(all_on(session, at or now()).values(), default=None)


def how_many_on(session: Session, at: datetime) -> int:
    """Return how many people say that they are on."""
    return len(all_on(session, at))


def anyone_on(session: Session, at: datetime) -> bool:
    return on_until(session, at) is not None


def say_until(session: Session, staff_id: bytes, until: datetime) -> datetime:
    """Be on until then, in place of what was said before; return the whole hour that was kept."""
    whole = -int(-until.timestamp() // HOUR_SECONDS)
    end(session, staff_id)
    session.add(Shift(staff_id=staff_id, until=whole))
    session.flush()
    return _moment(whole)


def end(session: Session, staff_id: bytes) -> None:
    """Be off, if they were on."""
    session.execute(delete(Shift).where(Shift.staff_id == staff_id))


def has_over(session: Session, *, at: datetime) -> bool:
    """Return whether there are shifts that are over."""
    return bool(glanced(session, _OVER, {"hours": _hours(at)}))


def end_shifts(session: Session, *, at: datetime) -> None:
    """Forget the shifts that are over."""
    session.execute(delete(Shift).where(Shift.until <= _hours(at)))


def _hours(at: datetime) -> int:
    """Return the whole hours that are over: a shift that ends in one of them is."""
    return int(at.timestamp()) // HOUR_SECONDS


def _moment(hours: int) -> datetime:
    return datetime.fromtimestamp(hours * HOUR_SECONDS, UTC)
