"""What many people who flag one post mean: they make it more urgent, and may let it wait."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.moderation.bands import MANY_FLAGS, one_up, put_in_band
from forum.moderation.models import Case, Flag
from forum.moderation.tightening import hold_by_flags
from forum.threads.models import Post


def flaggers(session: Session, case: Case) -> int:
    """Return how many members flagged it, counted up to one more than matters."""
    those = select(Flag.id).where(Flag.case_id == case.id, ~Flag.is_guest).limit(MANY_FLAGS + 1)
    return len(session.scalars(those).all())


def heed_many(session: Session, case: Case, *, before: int, at: datetime) -> None:
    """Make the case more urgent once, when it comes to have been flagged by many.

    Args:
        before: how many had flagged it until now.
    """
    if not before < MANY_FLAGS <= flaggers(session, case):
        return
    put_in_band(case, one_up(case.band))
    post = session.get(Post, case.post_id)
    if post is not None:
        hold_by_flags(session, post, at=at)
