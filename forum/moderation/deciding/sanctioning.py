"""What a handle may not do for a while: placed by a decision, and found again by it alone."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.orm import Session

from forum.errors import Refused
from forum.language.messages import _
from forum.moderation.deciding.acts import Act, PauseKind
from forum.moderation.deciding.choosing import Choice
from forum.moderation.deciding.models import Decision, Sanction, SanctionKind
from forum.privacy.retention import SANCTIONS
from forum.sealing import derive
from forum.threads.models import Post

BARRED = SANCTIONS.time
# A bar is a pause until somebody else has agreed, and stays one if nobody does.
UNTIL_SECONDED = timedelta(days=7)


@dataclass(frozen=True)
class _Term:
    """What a sanction stops, and until which day."""

    kind: SanctionKind
    until: date


def sanction_of(decision_id: bytes) -> bytes:
    """Return the id of what a decision placed, so that no row needs to name the other."""
    return derive(decision_id, "sanction", b"")


def place(session: Session, decision: Decision, choice: Choice, *, post: Post, today: date) -> None:
    """Pause or bar the handle that wrote `post`, if that was chosen."""
    term = _term(choice, today)
    if term is None:
        return
    if post.handle_id is None:
        raise Refused(_("Nobody who can be paused has written this."), field="decision")
    is_mute = term.kind == SanctionKind.MUTE
    row = Sanction(
        id=sanction_of(decision.id),
        handle_id=post.handle_id,
        kind=term.kind,
        rule=choice.rule or 0,
        until_day=term.until,
        thread_id=post.thread_id if is_mute else None,
        message=choice.message,
        day=today,
    )
    session.add(row)


def placed(session: Session, decision: Decision) -> Sanction | None:
    """Return what the decision placed, while it is there."""
    return placed_for(session, decision.id)


def placed_for(session: Session, decision_id: bytes) -> Sanction | None:
    return session.get(Sanction, sanction_of(decision_id))


def bar(sanction: Sanction, *, today: date) -> None:
    """Let a pause become the bar that two have agreed on."""
    sanction.kind, sanction.until_day = SanctionKind.BAR, today + BARRED


def end(sanction: Sanction, *, today: date) -> None:
    """Let it be over; the row stays as long as that can be undone."""
    sanction.until_day = today - timedelta(days=1)


def remove(session: Session, decision: Decision) -> None:
    if (row := placed(session, decision)) is not None:
        session.delete(row)


def remove_if_over(session: Session, decision_id: bytes, *, today: date) -> None:
    """Remove what a decision placed, once it is over for good."""
    row = placed_for(session, decision_id)
    if row is not None and row.until_day < today:
        session.delete(row)


def _term(choice: Choice, today: date) -> _Term | None:
    if Act.BAR in choice.acts:
        return _Term(SanctionKind.PAUSE, today + UNTIL_SECONDED)
    if Act.PAUSE in choice.acts:
        kind = SanctionKind(PauseKind(choice.pause_kind).value)
        return _Term(kind, today + timedelta(days=choice.days))
    return None
