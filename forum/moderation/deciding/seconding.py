"""A bar needs two people: the second agrees, or says no."""

from datetime import datetime

from sqlalchemy.orm import Session

from forum import permissions
from forum.audit.actions import Action
from forum.errors import Conflict, NotAllowed
from forum.language.messages import _
from forum.moderation.deciders import Decider
from forum.moderation.deciding.checks.allowing import check_duty, check_version
from forum.moderation.deciding.finding import Matter, held, last_decision
from forum.moderation.deciding.keeping.recording import record_act
from forum.moderation.deciding.models import Decision
from forum.moderation.deciding.sanctioning import bar, placed, remove
from forum.moderation.happenings import Happening, note_event
from forum.moderation.models import Another
from forum.staff.models import Staff

SECONDED, TURNED_DOWN = "second", "turn-down"


def second(
    session: Session, case_id: bytes, version: int, *, decider: Decider, at: datetime
) -> Decision:
    """Agree with a bar: from now on it holds.

    Raises:
        NotFound: there is no such case.
        NotAllowed: they decided it themselves, or neither of the two is a lead.
        Conflict: it waits for nobody any more.
    """
    matter, decision = _waiting(session, case_id, version, decider=decider)
    decision.seconded_by = decider.staff_id
    sanction = placed(session, decision)
    if sanction is not None:
        bar(sanction, today=at.date())
    _over(session, matter, Happening(SECONDED, decider.staff_id), at=at)
    return decision


def turn_down(
    session: Session, case_id: bytes, version: int, *, decider: Decider, at: datetime
) -> Decision:
    """Say no to a bar: the person may write again. What was decided of the words stays."""
    matter, decision = _waiting(session, case_id, version, decider=decider)
    remove(session, decision)
    _over(session, matter, Happening(TURNED_DOWN, decider.staff_id), at=at)
    return decision


def _waiting(
    session: Session, case_id: bytes, version: int, *, decider: Decider
) -> tuple[Matter, Decision]:
    matter = held(session, case_id)
    check_version(session, matter.case, version)
    check_duty(session, matter.case, decider)
    decision = last_decision(session, matter.case)
    if decision is None or matter.case.needs_another != Another.SECOND:
        raise Conflict(_("Nobody has to agree with anything here any more."))
    if decision.staff_id == decider.staff_id:
        raise NotAllowed(_("You decided this yourself. Somebody else has to agree."))
    _check_a_lead(session, decision, decider)
    return matter, decision


def _check_a_lead(session: Session, decision: Decision, decider: Decider) -> None:
    """Of the two who bar somebody, one is a lead at least."""
    first = session.get(Staff, decision.staff_id)
    is_second = permissions.may(decider.role, permissions.Act.SECOND_A_BAR)
    is_first = first is not None and permissions.may(first.role, permissions.Act.BAR)
    if not is_second and not is_first:
        raise NotAllowed(_("One of the two who bar somebody has to be a lead."))


def _over(session: Session, matter: Matter, happening: Happening, *, at: datetime) -> None:
    matter.case.needs_another = None
    note_event(session, matter.case, happening, at=at)
    assert happening.staff_id is not None
    record_act(session, matter.case, Action.SECOND, staff_id=happening.staff_id, at=at)
