"""Invitations: a link that makes one member staff, once, within seven days.

Whoever invites does not learn who that member is elsewhere: only the working name.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from forum.accounts.signing_in import account_id
from forum.boards.models import Board
from forum.errors import Conflict, NotAllowed, NotFound, Refused
from forum.events import announce
from forum.handles.reserving import reserve
from forum.handles.speaking import is_known_name
from forum.language.messages import _
from forum.permissions import Role, may_appoint
from forum.privacy.retention import INVITATIONS
from forum.sealing import derive
from forum.staff.appointing.naming import check_name, slug_of
from forum.staff.models import Invitation, Staff
from forum.staff.news import StaffInvited, StaffJoined
from forum.staff.reading import OnDuty, all_staff

TOKEN_BYTES = 32
GOOD_FOR = INVITATIONS.time


@dataclass(frozen=True)
class Duties:
    """What somebody is asked to be. `boards` are slugs; empty means all."""

    role: Role
    boards: Sequence[str] = ()


def invite(session: Session, wanted: Duties, *, by: OnDuty | None, at: datetime) -> str:
    """Make an invitation and return its token, which is kept nowhere.

    Args:
        by: who invites; None for the operator's command.

    Raises:
        NotAllowed: they may not appoint somebody of this role.
        Refused: there is no such board, or the role is for all boards.
    """
    if by is not None and not may_appoint(by.role, wanted.role):
        raise NotAllowed(_("You may not invite somebody for that."))
    _check_boards(session, wanted)
    token = secrets.token_urlsafe(TOKEN_BYTES)
    until, boards = at.date() + GOOD_FOR, "\n".join(wanted.boards)
    session.add(Invitation(id=_id_of(token), role=wanted.role, boards=boards, until=until))
    by_id = by.staff_id if by else None
    announce(session, StaffInvited(wanted.role, tuple(wanted.boards), by_id))
    return token


def link_to(site_url: str, token: str) -> str:
    """Return the whole link to send."""
    return f"{site_url.rstrip('/')}/staff/join/{token}"


def find_invitation(session: Session, token: str, *, today: date) -> Invitation:
    """Return the invitation of this link.

    Raises:
        NotFound: there is none, it was used, or it is too old.
    """
    found = session.get(Invitation, _id_of(token))
    if found is None or found.until < today:
        raise NotFound
    return found


def accept(session: Session, root: bytes, token: str, *, name: str, today: date) -> Staff:
    """Make this member staff under a working name, and use the invitation up.

    Raises:
        NotFound: the link is no good any more.
        Refused: they are staff already, or the name cannot be theirs.
        Conflict: somebody else has just used the link.
    """
    asked = find_invitation(session, token, today=today)
    staff_id = account_id(root)
    if session.get(Staff, staff_id) is not None:
        raise Refused(_("You look after this place already. This link is for somebody else."))
    staff = Staff(
        account_id=staff_id, name=_free(session, name), role=asked.role, boards=asked.boards
    )
    used = session.execute(delete(Invitation).where(Invitation.id == asked.id))
    if used.rowcount != 1:  # type: ignore[attr-defined]
        raise Conflict(_("This invitation has just been used."))
    session.add(staff)
    session.flush()
    reserve(session, staff.name)
    announce(session, StaffJoined(staff_id, staff.name))
    return staff


def forget_invitations(session: Session, *, today: date) -> None:
    """Forget the links that are too old."""
    session.execute(delete(Invitation).where(Invitation.until < today))


def _free(session: Session, typed: str) -> str:
    name = check_name(typed)
    if slug_of(name) in {slug_of(staff.name) for staff in all_staff(session)}:
        raise Refused(_("Somebody else has that working name. Choose another one."), field="name")
    if is_known_name(session, name):
        raise Refused(_("A member is known by that name. Choose another one."), field="name")
    return name


def _check_boards(session: Session, wanted: Duties) -> None:
    if wanted.boards and wanted.role != Role.MODERATOR:
        raise Refused(_("Only a moderator can be for some boards alone."), field="boards")
    known = set(session.scalars(select(Board.slug).where(Board.slug.in_(wanted.boards))))
    for slug in wanted.boards:
        if slug not in known:
            raise Refused(_("There is no board '%(slug)s'.", slug=slug), field="boards")


def _id_of(token: str) -> bytes:
    """Return what the token is found by: who reads the table cannot make the link of it."""
    return derive(b"", "invitation", token)
