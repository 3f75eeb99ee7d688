"""The number of new notices beside their name in the navigation: sealed, in the browser."""

from flask import session as visit

from forum.clock import now
from forum.notices.telling import told
from forum.transaction import reading
from forum.web.visits.sessions import Member, viewer

# How many are new, and the minute in which they were counted.
COUNTED = "news"


def count_news() -> None:
    """Count a member's new notices, at most once a minute, so that pages can say it for nothing."""
    asking = viewer()
    if not isinstance(asking, Member) or _counted_at() == _minute():
        return
    all_ = told(reading(), asking.root, viewer=asking, today=now().date())
    remember(sum(each.is_new for each in all_))


def remember(number: int) -> None:
    visit[COUNTED] = [number, _minute()]


def _counted_at() -> int | None:
    counted = visit.get(COUNTED)
    return counted[1] if isinstance(counted, list) else None


def _minute() -> int:
    return int(now().timestamp()) // 60


def forget() -> None:
    """Count anew when the next page asks."""
    visit.pop(COUNTED, None)
