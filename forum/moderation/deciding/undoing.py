"""Undo a decision within ten minutes: everything is as it was, and nobody was told anything.

What its writer or others did meanwhile stays: only what still is as the decision left it goes
back to what it was before.
"""

from datetime import datetime

from sqlalchemy.orm import Session

from forum import permissions
from forum.audit.actions import Action
from forum.errors import Conflict, NotAllowed
from forum.language.messages import _
from forum.moderation.deciders import Decider
from forum.moderation.deciding.checks.allowing import check_duty, check_version
from forum.moderation.deciding.finding import Matter, held, last_decision, name_of
from forum.moderation.deciding.keeping.picturing import unpacked
from forum.moderation.deciding.keeping.recording import record_act
from forum.moderation.deciding.keeping.restoring import restore
from forum.moderation.deciding.models import Decision
from forum.moderation.happenings import Happening, note_event
from forum.moderation.opening import hear_late
from forum.moderation.transitions import TOO_LATE, Step, step
from forum.privacy import retention

UNDO = retention.UNDO.time


def undo(
    session: Session, case_id: bytes, version: int, *, decider: Decider, at: datetime
) -> Decision:
    """Take the last decision back, and let the case be open again.

    Raises:
        NotFound: there is no such case.
        NotAllowed: somebody else decided.
        Conflict: the ten minutes are over, or the case went on.
    """
    matter = held(session, case_id)
    check_version(session, matter.case, version)
    decision = last_decision(session, matter.case)
    check_duty(session, matter.case, decider, is_mine=_is_mine(decision, decider))
    decision = _running(session, matter, decider, at=at)
    step(matter.case, Step.UNDO_APPEAL if decision.appeal_of else Step.UNDO)
    if (pictures := unpacked(decision)) is not None:
        restore(session, matter, decision, pictures=pictures, at=at)
    decision.undone, decision.before, decision.decided_at = True, None, None
    hear_late(session, matter.case, at=at)
    note_event(session, matter.case, Happening(Step.UNDO, staff_id=decider.staff_id), at=at)
    record_act(session, matter.case, Action.UNDO, staff_id=decider.staff_id, at=at)
    return decision


def _is_mine(decision: Decision | None, decider: Decider) -> bool:
    return decision is not None and decision.staff_id == decider.staff_id


def _running(session: Session, matter: Matter, decider: Decider, *, at: datetime) -> Decision:
    decision = last_decision(session, matter.case)
    if decision is None or decision.decided_at is None or decision.decided_at + UNDO <= at:
        raise Conflict(TOO_LATE)
    is_lead = permissions.may(decider.role, permissions.Act.DECIDE_APPEAL)
    if decision.staff_id != decider.staff_id and not is_lead:
        name = name_of(session, decision.staff_id)
        raise NotAllowed(_("%(name)s decided this. Only they or a lead can undo it.", name=name))
    return decision
