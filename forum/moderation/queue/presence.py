"""Whether a moderator is on, and what is stricter while nobody is. Nothing here writes."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from forum.moderation.choices import Tightening, is_on
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
    return Presence(
        posts_wait=is_on(session, Tightening.POSTS_HOLD),
        flags_hold=is_on(session, Tightening.FLAGS_HOLD),
    )
