"""Somebody on the staff who leaves: their duties end first, as when they are removed."""

from sqlalchemy.orm import Session

from forum.errors import Refused
from forum.language.messages import _l
from forum.permissions import Role
from forum.staff.appointing.leaving import remove, warning_before
from forum.staff.models import Staff
from forum.staff.reading import OnDuty, find_on_duty

FIRST = {
    Role.LEAD: _l(
        "You are the last lead here. Ask an operator to invite another one. Then you can leave."
    ),
    Role.OPERATOR: _l(
        "You are the last operator here. Make another one first, with the command ‘lamplit staff "
        "invite’. Then you can leave."
    ),
}


def check_free(session: Session, root: bytes) -> OnDuty | None:
    """Return the duties that would end; None of most members.

    Raises:
        Refused: nobody else could do what they do.
    """
    duty = find_on_duty(session, root)
    if duty is not None and warning_before(session, session.get_one(Staff, duty.staff_id)):
        raise Refused(str(FIRST[duty.role]))
    return duty


def end_duties(session: Session, root: bytes) -> None:
    """End the duties of this member, if they have any.

    Raises:
        Refused: as `check_free`.
    """
    duty = check_free(session, root)
    if duty is not None:
        remove(session, duty.name, by=duty, is_sure=True)
