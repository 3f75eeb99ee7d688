"""What the people who run the site have chosen to tighten while no moderator is on."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from forum.moderation.models import Choice
from forum.staff.shifts import anyone_on
from forum.threads.holding.hiding import hide
from forum.threads.models import Line, Post, PostState


class Tightening(StrEnum):
    """A hold that works by itself while nobody is on duty, once it is switched on."""

    FLAGS_HOLD = "three-flags-hold"
    POSTS_HOLD = "posts-hold"  # those of new members, on every board


def switch(session: Session, choice: Tightening, *, on: bool) -> None:
    """Switch a hold on or off, for everybody."""
    session.execute(delete(Choice).where(Choice.name == choice))
    if on:
        session.add(Choice(name=choice))
        session.flush()


def is_on(session: Session, choice: Tightening) -> bool:
    return session.scalar(select(Choice.name).where(Choice.name == choice)) is not None


def tightens(session: Session, choice: Tightening, *, at: datetime) -> bool:
    """Return whether the hold works now: it is switched on, and nobody is on duty."""
    return is_on(session, choice) and not anyone_on(session, at)


def hold_by_flags(session: Session, post: Post, *, at: datetime) -> None:
    """Let a post that many people flagged wait for a moderator, where that is switched on."""
    if post.state == PostState.PUBLISHED and tightens(session, Tightening.FLAGS_HOLD, at=at):
        hide(session, post, line=Line.WAITING, rule=None, at=at)
