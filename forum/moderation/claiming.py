"""Who reads a case: a lease of ten minutes, which every deed on the case renews."""

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from forum.errors import Conflict, NotAllowed
from forum.handles.glancing import glanced
from forum.language.messages import _l
from forum.moderation.deciders import Decider, check_may_see, check_not_own
from forum.moderation.deciding.lifting import appealed
from forum.moderation.finding import case_for
from forum.moderation.happenings import Happening, has_asked, note_event
from forum.moderation.models import Another, Case, CaseState, Lease
from forum.moderation.transitions import Step, refusal, step
from forum.permissions import Act, may
from forum.privacy.retention import LEASES

LEASE = LEASES.time
SOMEBODY_READS = _l(
    "Somebody else is reading this now. You can take it over when they have been away for ten "
    "minutes."
)
NOT_YOURS = _l("Somebody else has taken this over. Nothing was changed.")
ASKED = _l("You asked for somebody else to look at this. They will.")
# Passed so often, a case is shown as one that needs somebody else.
MANY_PASSES = 2
LAPSED, LEFT = "lapse", "left-duty"
_ANY = select(Lease.case_id).limit(1)
PASS = "pass"  # noqa: S105 - what a moderator does, and no word for coming in


def claim(session: Session, case_id: bytes, decider: Decider, *, at: datetime) -> Case:
    """Let `decider` read the case, for ten minutes from now.

    Raises:
        NotFound: there is no such case, or it is of a board that is not theirs.
        NotAllowed: it is about themselves.
        Conflict: somebody else reads it, or it is decided.
    """
    case = _case_to_read(session, case_id, decider)
    lease = session.get(Lease, case.id)
    if lease is not None and lease.staff_id != decider.staff_id:
        if lease.until > at:
            raise Conflict(SOMEBODY_READS)
        return _take(session, case, decider, taken=Step.TAKE_OVER, at=at)
    return _take(session, case, decider, taken=Step.CLAIM, at=at)


def take_over(session: Session, case_id: bytes, decider: Decider, *, at: datetime) -> Case:
    """Go on with a case whose reader has been away; raises as `claim`."""
    return claim(session, case_id, decider, at=at)


def renew(session: Session, case_id: bytes, decider: Decider, *, at: datetime) -> None:
    """Let a reader who is still at it have ten minutes more; nothing if they are not."""
    lease = session.get(Lease, case_id)
    if lease is not None and lease.staff_id == decider.staff_id:
        lease.until = at + LEASE


def release(session: Session, case_id: bytes, decider: Decider, *, at: datetime) -> Case:
    """Put a case back, as when somebody has finished for today.

    Raises:
        Conflict: it is not theirs any more.
    """
    return _put_back(session, case_id, decider, Step.RELEASE, at=at)


def pass_on(session: Session, case_id: bytes, decider: Decider, *, at: datetime) -> Case:
    """Leave a case to others; nobody has to say why. Raises as `release`."""
    case = _put_back(session, case_id, decider, PASS, at=at)
    case.passes += 1
    if case.passes >= MANY_PASSES and case.needs_another is None:
        case.needs_another = Another.SECOND_OPINION
    return case


def return_all(session: Session, staff_id: bytes, *, at: datetime) -> None:
    """Put back whatever somebody read who is no longer on duty."""
    for case_id in session.scalars(select(Lease.case_id).where(Lease.staff_id == staff_id)).all():
        let_go(session, case_for(session, case_id), Happening(LEFT, staff_id), at=at)


def end_lapsed(session: Session, case_id: bytes, *, at: datetime) -> None:
    """Put a case back whose reader has been away."""
    case, lease = case_for(session, case_id), session.get(Lease, case_id)
    if lease is not None and lease.until <= at:
        let_go(session, case, Happening(LAPSED, lease.staff_id), at=at)


def has_leases(session: Session) -> bool:
    """Return whether anybody reads any case, or went away from one."""
    return bool(glanced(session, _ANY, {}))


def lapsed(session: Session, *, at: datetime) -> list[bytes]:
    """Return the cases whose reader has been away."""
    return list(session.scalars(select(Lease.case_id).where(Lease.until <= at)))


def reader_of(session: Session, case_id: bytes, at: datetime) -> bytes | None:
    """Return who on duty reads the case now, None when nobody does."""
    live = Lease.case_id == case_id, Lease.until > at
    return session.scalar(select(Lease.staff_id).where(*live))


def let_go(session: Session, case: Case, happening: Happening, *, at: datetime) -> None:
    """Let nobody read the case: their time is over, or they are no longer on duty."""
    session.execute(delete(Lease).where(Lease.case_id == case.id))
    if case.state in (CaseState.CLAIMED, CaseState.APPEALED):
        step(case, Step.RELEASE)
    note_event(session, case, happening, at=at)


def end_lease(session: Session, case: Case) -> None:
    """Let the case have no reader, as once it is decided or closed."""
    session.execute(delete(Lease).where(Lease.case_id == case.id))


def _case_to_read(session: Session, case_id: bytes, decider: Decider) -> Case:
    case = case_for(session, case_id)
    check_may_see(session, case, decider)
    check_not_own(session, case, decider)
    _check_not_first(session, case, decider)
    is_lead = case.needs_another == Another.SAFETY_LEAD and may(decider.role, Act.SAFETY_LEAD)
    if not is_lead and has_asked(session, case, decider.staff_id):
        raise NotAllowed(ASKED)
    return case


def _check_not_first(session: Session, case: Case, decider: Decider) -> None:
    """Keep who decided first from keeping others from the appeal; they may look on."""
    try:
        appealed(session, case, decider)
    except NotAllowed as another:
        raise Conflict(str(another)) from another


def _take(session: Session, case: Case, decider: Decider, *, taken: Step, at: datetime) -> Case:
    lease = session.get(Lease, case.id)
    step(case, taken)
    is_new = lease is None or lease.staff_id != decider.staff_id
    if lease is None:
        lease = Lease(case_id=case.id)
        session.add(lease)
    lease.staff_id, lease.until = decider.staff_id, at + LEASE
    session.flush()
    if is_new:
        note_event(session, case, Happening(str(taken), decider.staff_id), at=at)
    return case


def _put_back(
    session: Session, case_id: bytes, decider: Decider, kind: str, *, at: datetime
) -> Case:
    case = case_for(session, case_id)
    check_may_see(session, case, decider)
    lease = session.get(Lease, case.id)
    if case.state not in (CaseState.CLAIMED, CaseState.APPEALED):
        raise refusal(CaseState(case.state), Step.RELEASE)
    if lease is None or lease.staff_id != decider.staff_id:
        raise Conflict(NOT_YOURS)
    let_go(session, case, Happening(str(kind), decider.staff_id), at=at)
    return case
