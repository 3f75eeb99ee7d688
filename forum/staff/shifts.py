"""Shifts: "I'm on until …", in whole hours, gone when they are over."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from forum.clock import now
from forum.staff.models import Shift

HOUR_SECONDS = 3600
LONGEST = timedelta(hours=12)


def on_until(session: Session, at: datetime | None = None) -> datetime | None:
    """Return until when somebody says they are on, or None when nobody is."""
    latest = session.scalar(select(func.max(Shift.until)).where(Shift.until > _hours(at or now())))
    return None if latest is None else _moment(latest)


def how_many_on(session: Session, at: datetime) -> int:
    """Return how many people say that they are on."""
    on = select(func.count()).select_from(Shift).where(Shift.until > _hours(at))
    return session.scalar(on) or 0


def mine_until(session: Session, staff_id: bytes, at: datetime) -> datetime | None:
    """Return until when this one is on, or None."""
    shift = session.get(Shift, staff_id)
    is_on = shift is not None and shift.until * HOUR_SECONDS > at.timestamp()
    return _moment(shift.until) if shift is not None and is_on else None


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


def end_shifts(session: Session, *, at: datetime) -> None:
    """Forget the shifts that are over."""
    session.execute(delete(Shift).where(Shift.until <= _hours(at)))


def _hours(at: datetime) -> int:
    """Return the whole hours that are over: a shift that ends in one of them is."""
    return int(at.timestamp()) // HOUR_SECONDS


def _moment(hours: int) -> datetime:
    return datetime.fromtimestamp(hours * HOUR_SECONDS, UTC)
