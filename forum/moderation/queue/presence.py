"""Whether a moderator is on, and what is stricter while nobody is. Nothing here writes."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from forum.house.choices import choices_now
from forum.staff.shifts import on_until


@dataclass(frozen=True)
class Presence:
    """`until` is None while nobody is on; then the rest says what the operator chose for that."""

    until: datetime | None = None
    posts_wait: bool = False
    flags_hold: bool = False


NOBODY_KNOWS = Presence()


def presence(session: Session, *, at: datetime) -> Presence:
    until = on_until(session, at)
    if until is not None:
        return Presence(until)
    chosen = choices_now(session)
    return Presence(posts_wait=chosen.tighten_new, flags_hold=chosen.tighten_flags)
