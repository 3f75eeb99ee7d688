"""What happened to a case, told in its order. What members wrote is never part of it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from forum.moderation.models import Another, Case, Event
from forum.public_ids import new_id


@dataclass(frozen=True)
class Happening:
    """`kind` is a step's name or one of our own words; `note` is for moderators alone."""

    kind: str
    staff_id: bytes | None = None
    note: str | None = None


def note_event(session: Session, case: Case, happening: Happening, *, at: datetime) -> None:
    """Add `happening` to what is known of the case; of a closed one, no time is kept."""
    latest = select(func.max(Event.step)).where(Event.case_id == case.id)
    event = Event(
        id=new_id(),
        case_id=case.id,
        step=(session.scalar(latest) or 0) + 1,
        kind=happening.kind,
        staff_id=happening.staff_id,
        at=None if case.closed_on else at,
        note=happening.note,
    )
    session.add(event)
    session.flush()


def has_asked(session: Session, case: Case, staff_id: bytes) -> bool:
    """Return whether it was they who asked for whom the case waits for now."""
    if case.needs_another not in (Another.SECOND_OPINION, Another.SAFETY_LEAD):
        return False
    asked = Event.case_id == case.id, Event.kind == case.needs_another
    latest = select(Event.staff_id).where(*asked).order_by(Event.step.desc()).limit(1)
    return session.scalar(latest) == staff_id
