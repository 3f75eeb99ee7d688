"""Invitations that nobody used yet: which there are, and taking one back."""

from collections.abc import Sequence
from datetime import date
from hashlib import blake2b

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.errors import NotAllowed
from forum.events import announce
from forum.language.messages import _
from forum.permissions import Role, may_appoint
from forum.staff.models import Invitation
from forum.staff.news import InvitationWithdrawn
from forum.staff.reading import OnDuty


def open_invitations(session: Session, *, today: date) -> Sequence[Invitation]:
    """Return the links that could still be used, the oldest first."""
    wanted = select(Invitation).where(Invitation.until >= today)
    return session.scalars(wanted.order_by(Invitation.until, Invitation.id)).all()


def mark_of(invitation: Invitation) -> str:
    """Return what a page says for an invitation: neither its link nor its row can be made of it."""
    return blake2b(invitation.id, digest_size=8).hexdigest()


def withdraw(session: Session, mark: str, *, by: OnDuty) -> bool:
    """Let a link be good no longer; return whether it still was.

    Raises:
        NotAllowed: they may not appoint somebody of its role.
    """
    for asked in session.scalars(select(Invitation)):
        if mark_of(asked) == mark:
            break
    else:
        return False
    if not may_appoint(by.role, Role(asked.role)):
        raise NotAllowed(_("You may not take that invitation back."))
    session.delete(asked)
    session.flush()
    announce(session, InvitationWithdrawn(asked.role, by.staff_id))
    return True
