"""Whether a moderator may decide on a case, as it is now."""

from datetime import datetime

from sqlalchemy.orm import Session

from forum import permissions
from forum.errors import Conflict, NotAllowed
from forum.language.messages import _, _l
from forum.moderation.deciders import Decider, check_may_see, check_not_own
from forum.moderation.deciding.finding import last_decision, name_of, said_of
from forum.moderation.happenings import has_asked
from forum.moderation.models import Another, Case, Lease

CHANGED = _l("Something changed on this case meanwhile. Look at it again before you decide.")


def check_may(session: Session, case: Case, decider: Decider, *, at: datetime) -> None:
    """Refuse somebody who may not decide on this case, or not now.

    Raises:
        NotAllowed: not theirs to decide.
        Conflict: somebody else is reading it.
    """
    check_duty(session, case, decider)
    if case.needs_another == Another.SAFETY_LEAD:
        if not permissions.may(decider.role, permissions.Act.SAFETY_LEAD):
            raise NotAllowed(_("This waits for the safety lead."))
    elif has_asked(session, case, decider.staff_id):
        raise NotAllowed(_("You asked for a second opinion. Somebody else decides now."))
    lease = session.get(Lease, case.id, populate_existing=True)
    if lease is not None and lease.staff_id != decider.staff_id and lease.until > at:
        name = name_of(session, lease.staff_id)
        raise Conflict(_("%(name)s is reading this now.", name=name))


def check_duty(session: Session, case: Case, decider: Decider, *, is_mine: bool = False) -> None:
    """Refuse somebody without the duty, of another board, or whose own words it is about.

    Args:
        is_mine: they decided it themselves, wherever the thread has gone by that.
    """
    if not permissions.may(decider.role, permissions.Act.DECIDE):
        raise NotAllowed(_("Only a moderator can do this."))
    if not is_mine:
        check_may_see(session, case, decider)
    check_not_own(session, case, decider)


def check_version(session: Session, case: Case, version: int) -> None:
    """Refuse what was decided on something older than the case is now.

    Raises:
        Conflict: says who decided meanwhile, and what.
    """
    if case.version == version:
        return
    meanwhile = last_decision(session, case)
    if meanwhile is None or meanwhile.version < version:
        raise Conflict(CHANGED)
    raise Conflict(said_of(session, meanwhile))
