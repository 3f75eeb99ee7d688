"""Hear who becomes staff and who leaves, and record it in the same transaction."""

from sqlalchemy.orm import Session

from forum.audit.actions import Action, staff_object
from forum.audit.recording import record
from forum.clock import now
from forum.events import NewsDesk
from forum.staff.news import InvitationWithdrawn, StaffInvited, StaffJoined, StaffLeft


def sit_down_at(desk: NewsDesk) -> None:
    desk.record(StaffInvited, _invited)
    desk.record(InvitationWithdrawn, _withdrawn)
    desk.record(StaffJoined, _joined)
    desk.record(StaffLeft, _left)


def _invited(session: Session, news: StaffInvited) -> None:
    obj = staff_object(f"new {news.role}")
    record(session, news.by, Action.STAFF_INVITED, obj, at=now())


def _withdrawn(session: Session, news: InvitationWithdrawn) -> None:
    obj = staff_object(f"new {news.role}")
    record(session, news.by, Action.INVITATION_WITHDRAWN, obj, at=now())


def _joined(session: Session, news: StaffJoined) -> None:
    record(session, news.staff_id, Action.STAFF_JOINED, staff_object(news.name), at=now())


def _left(session: Session, news: StaffLeft) -> None:
    record(session, news.by, Action.STAFF_LEFT, staff_object(news.name), at=now())
