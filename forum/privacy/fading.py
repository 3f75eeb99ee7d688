"""Times that fade: after two days a post knows its day and no longer its hour."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, select, update
from sqlalchemy.orm import Session

from forum.privacy.retention import HOURS
from forum.threads.models import HeldWords, Post, Thread

HOUR_IS_KEPT = HOURS.time


def fade_hours(session: Session, *, at: datetime) -> None:
    """Forget the hours, and the order within a day, of all that is older than HOUR_IS_KEPT."""
    limit = at - HOUR_IS_KEPT
    posts = _older(Post.day, Post.hour, limit)
    session.execute(update(Post).where(posts).values(hour=None))
    faded = select(Post.id).where(Post.hour.is_(None))
    held = HeldWords.step.is_not(None) & HeldWords.post_id.in_(faded)
    session.execute(update(HeldWords).where(held).values(step=None))
    threads = _older(Thread.day, Thread.hour, limit)
    session.execute(update(Thread).where(threads).values(hour=None, step=0))
    latest = _older(Thread.last_day, Thread.last_hour, limit)
    session.execute(update(Thread).where(latest).values(last_hour=None, last_step=0))


def _older(day: Any, hour: Any, limit: datetime) -> ColumnElement[bool]:
    """Return the condition: this hour, if still known, was over before `limit`."""
    today = limit.date()
    before = (day < today) | ((day == today) & (hour < limit.hour))
    return and_(hour.is_not(None), before)
