"""What moderators do goes into the record of staff: the case, the act and the rule; no words."""

from datetime import datetime

from sqlalchemy.orm import Session

from forum.audit.actions import Action
from forum.audit.recording import record
from forum.moderation.deciding.acts import Act, PauseKind
from forum.moderation.deciding.choosing import Choice
from forum.moderation.models import Case
from forum.public_ids import to_text

OF_PAUSES = {
    PauseKind.MUTE: Action.MUTE,
    PauseKind.HOLD: Action.HOLD_POSTS,
    PauseKind.PAUSE: Action.PAUSE,
}


def record_choice(
    session: Session, case: Case, choice: Choice, *, staff_id: bytes, at: datetime
) -> None:
    """Add an entry for each act that was chosen."""
    for act in choice.acts:
        action = _action(act, choice.pause_kind)
        record(session, staff_id, action, _object(case), rule=choice.rule, at=at)


def record_act(
    session: Session, case: Case, action: Action, *, staff_id: bytes, at: datetime
) -> None:
    """Add an entry for what else is done to a case: read, undone, seconded, done in bulk."""
    record(session, staff_id, action, _object(case), at=at)


def _action(act: Act, pause_kind: str) -> Action:
    return OF_PAUSES[PauseKind(pause_kind)] if act is Act.PAUSE else Action(act.value)


def _object(case: Case) -> str:
    return f"case:{to_text(case.id)}"
