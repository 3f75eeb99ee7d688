"""What a moderator did just now and can still take back. Nothing here writes."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from forum.database import Moment, looked_up
from forum.moderation.deciding.acts import LABELS, Act
from forum.moderation.deciding.models import Decision
from forum.moderation.deciding.undoing import UNDO
from forum.moderation.models import Case, CaseState


@dataclass(frozen=True)
class Lately:
    """A decision that nobody has been told of yet; `minutes` are left to undo it."""

    case_id: bytes
    version: int
    done: tuple[str, ...]
    minutes: int


def undoable(session: Session, staff_id: bytes, *, at: datetime) -> Lately | None:
    """Return the latest decision that this moderator can undo, or None."""
    session.flush()  # what follows goes past the session
    row = looked_up(session, _LATEST, {"me": staff_id, "since": at - UNDO}).first()
    if row is None:
        return None
    left = UNDO - (at - row.decided_at)
    done = tuple(LABELS[Act(act)] for act in row.acts.splitlines())
    return Lately(row.case_id, row.version, done, max(1, left // timedelta(minutes=1)))


_LATEST = (
    select(Decision.case_id, Decision.acts, Decision.decided_at, Case.version)
    .join(Case, Case.id == Decision.case_id)
    .where(
        Decision.staff_id == bindparam("me"),
        ~Decision.undone,
        Decision.decided_at > bindparam("since", type_=Moment()),
        Case.state == CaseState.DECIDED,
    )
    .order_by(Decision.decided_at.desc())
    .limit(1)
)
