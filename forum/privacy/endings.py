"""Note which ways in and which duties ended, in the very transaction in which they do.

It is to accounts what erasures.py is to words; the two never share a transaction.
"""

from sqlalchemy import delete
from sqlalchemy.orm import Session

from forum.accounts.news import PassphraseRetired, WayInEnded
from forum.clock import now
from forum.events import NewsDesk
from forum.privacy.erasures import month_of
from forum.privacy.models import Ended, Ending
from forum.public_ids import new_id
from forum.staff.news import StaffJoined, StaffLeft


def sit_down_at(desk: NewsDesk) -> None:
    """Hear of everything by which nobody may come in any more."""
    desk.record(WayInEnded, lambda session, news: _note(session, Ended.WAY_IN, news.lookup))
    desk.record(PassphraseRetired, lambda session, news: _note(session, Ended.RETIRED, news.mark))
    desk.record(StaffLeft, lambda session, news: _note(session, Ended.DUTIES, news.staff_id))
    desk.record(StaffJoined, lambda session, news: _forget(session, Ended.DUTIES, news.staff_id))


def _note(session: Session, kind: Ended, about: bytes) -> None:
    _forget(session, kind, about)
    month = month_of(now().date())
    session.add(Ending(mark=new_id(), about=about, kind=kind, month=month))
    session.flush()


def _forget(session: Session, kind: Ended, about: bytes) -> None:
    session.execute(delete(Ending).where(Ending.about == about, Ending.kind == kind))
