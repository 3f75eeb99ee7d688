"""Removing somebody from the staff: at once, with their second factor and their shift."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from forum.errors import NotAllowed, Refused
from forum.events import announce
from forum.handles.reserving import release
from forum.language.messages import _, _l
from forum.permissions import Role, may_appoint
from forum.staff.appointing.naming import slug_of
from forum.staff.models import Staff
from forum.staff.news import StaffLeft
from forum.staff.reading import OnDuty, all_staff

LAST = {
    Role.OPERATOR: _l(
        "This is the last operator. Nobody could change settings here any more; only the command "
        "'lamplit staff invite' makes another one."
    ),
    Role.LEAD: _l(
        "This is the last lead. Nobody could bar anybody, decide appeals or change the rules, "
        "until the operator invites another one."
    ),
}


def find_staff(session: Session, name: str) -> Staff:
    """Return who has this working name, however it is spaced.

    Raises:
        Refused: nobody has it.
    """
    for staff in all_staff(session):
        if slug_of(staff.name) == slug_of(name):
            return staff
    raise Refused(_("Nobody on the staff has that name."), field="name")


def warning_before(session: Session, staff: Staff) -> str | None:
    """Return what would be missing without this one, or None when others do the same."""
    alike = select(func.count()).select_from(Staff).where(Staff.role == staff.role)
    return LAST.get(Role(staff.role)) if session.scalar(alike) == 1 else None


def remove(session: Session, name: str, *, by: OnDuty | None, is_sure: bool) -> Staff:
    """Take all duties from whoever has this working name.

    Args:
        by: who removes; None for the operator's command.
        is_sure: they have read `warning_before`.

    Raises:
        Refused: nobody has the name, or there is a warning to be read first.
        NotAllowed: `by` may not remove somebody of that role.
    """
    staff = find_staff(session, name)
    is_self = by is not None and by.staff_id == staff.account_id
    if by is not None and not is_self and not may_appoint(by.role, Role(staff.role)):
        raise NotAllowed(_("You may not remove somebody who does that."))
    warning = warning_before(session, staff)
    if warning and not is_sure:
        raise Refused(warning, field="sure")
    session.delete(staff)
    release(session, staff.name)
    session.flush()
    announce(session, StaffLeft(staff.account_id, staff.name, by.staff_id if by else None))
    return staff
