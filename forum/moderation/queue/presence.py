"""Whether a moderator is on, and what is stricter while nobody is. Nothing here writes."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from forum.house.choices import Choices, choices_now
from forum.staff.shifts import on_until


@dataclass(frozen=True)
class Presence:
    """`until` is None while nobody is on; then two things say what the operator chose for that.

    `hours` is when moderators are usually on, in the operator's own words; empty if not said.
    """

    until: datetime | None = None
    posts_wait: bool = False
    flags_hold: bool = False
    hours: str = ""


NOBODY_KNOWS = Presence()


def presence(session: Session, *, at: datetime, chosen: Choices | None = None) -> Presence:
    """Return who is on; `chosen` is what was chosen, where it has been looked up already."""
    until, chosen = on_until(session, at), chosen or choices_now(session)
    if until is not None:
        return Presence(until, hours=chosen.hours)
    return Presence(None, chosen.tighten_new, chosen.tighten_flags, chosen.hours)
