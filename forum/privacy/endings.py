"""Note which ways in and which duties ended, in the very transaction in which they do.

It is to accounts what erasures.py is to words; the two never share a transaction.
"""

from sqlalchemy.orm import Session

from forum.accounts.news import PassphraseRetired, WayInEnded
from forum.clock import now
from forum.events import NewsDesk
from forum.privacy.erasures import forget, keep, month_of
from forum.privacy.models import Ended, Ending
from forum.public_ids import new_id
from forum.staff.news import StaffJoined, StaffLeft


def sit_down_at(desk: NewsDesk) -> None:
    """Hear of everything by which nobody may come in any more."""
    desk.record(WayInEnded, lambda session, news: _note(session, Ended.WAY_IN, news.lookup))
    desk.record(PassphraseRetired, lambda session, news: _note(session, Ended.RETIRED, news.mark))
    desk.record(StaffLeft, lambda session, news: _note(session, Ended.DUTIES, news.staff_id))
    desk.record(
        StaffJoined, lambda session, news: forget(session, _of(Ended.DUTIES, news.staff_id))
    )


def _note(session: Session, kind: Ended, about: bytes) -> None:
    keep(session, _of(kind, about))


def _of(kind: Ended, about: bytes) -> Ending:
    return Ending(mark=new_id(), about=about, kind=kind, month=month_of(now().date()))
