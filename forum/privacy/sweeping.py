"""What goes by itself: notices, follows of what is gone, counts, and notes of what was erased."""

from datetime import date, datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from forum.boards.models import Board
from forum.notices.gathering import KEPT
from forum.notices.models import Follow, Notice
from forum.privacy.erasures import month_of
from forum.privacy.models import Ending, Erasure, Parting
from forum.privacy.retention import ERASURES, FIRST_REPLIES
from forum.threads.models import FirstReplies, Thread
from forum.threads.waiting import monday


def forget_notices(session: Session, *, at: datetime) -> None:
    """Remove notices older than 60 days, and follows of threads that are no more."""
    session.execute(delete(Notice).where(Notice.day < at.date() - KEPT))
    is_there = Follow.about_id.in_(select(Thread.id)) | Follow.about_id.in_(select(Board.id))
    session.execute(delete(Follow).where(~is_there))


def forget_counts(session: Session, *, at: datetime) -> None:
    """Remove how soon first replies came more than eight weeks ago."""
    oldest = monday(at.date()) - FIRST_REPLIES.time
    session.execute(delete(FirstReplies).where(FirstReplies.week < oldest))


def forget_erasures(session: Session, *, today: date) -> None:
    """Forget what was erased in months that ended before all backups that we may have."""
    for table in (Erasure, Parting):
        session.execute(delete(table).where(table.month < _oldest(today)))


def forget_endings(session: Session, *, today: date) -> None:
    """The same of ways in and duties: the other side, in a transaction of its own."""
    session.execute(delete(Ending).where(Ending.month < _oldest(today)))


def _oldest(today: date) -> date:
    return month_of(today - ERASURES.time)
