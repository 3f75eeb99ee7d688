"""Hand a case on: to another moderator, or to the safety lead. Nothing is decided by that."""

from datetime import datetime

from sqlalchemy.orm import Session

from forum.errors import Refused
from forum.language.messages import _
from forum.moderation.claiming import let_go
from forum.moderation.deciding.acts import HANDS_ON
from forum.moderation.deciding.choosing import Choice
from forum.moderation.deciding.keeping.recording import record_choice
from forum.moderation.happenings import Happening
from forum.moderation.models import Case, CaseState
from forum.moderation.transitions import Step, after_step


def hand_on(session: Session, case: Case, choice: Choice, *, staff_id: bytes, at: datetime) -> None:
    """Let the case wait for somebody else; the message is a note among moderators.

    Raises:
        Conflict: it is decided, or does not wait for a decision.
        Refused: it waits for the same already.
    """
    after_step(CaseState(case.state), Step.DECIDE)
    act = next(act for act in choice.acts if act in HANDS_ON)
    if case.needs_another == act:
        raise Refused(_("This waits for just that already."), field="decision")
    case.needs_another = act.value
    asked = Happening(act.value, staff_id=staff_id, note=choice.message or None)
    let_go(session, case, asked, at=at)
    record_choice(session, case, choice, staff_id=staff_id, at=at)
