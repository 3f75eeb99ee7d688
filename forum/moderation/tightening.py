"""What is stricter while no moderator is on, where the people who run the site chose so."""

from datetime import datetime

from sqlalchemy.orm import Session

from forum.house.choices import Choices, choices_now
from forum.notices.models import NoticeKind
from forum.notices.outcomes import tell_outcome
from forum.staff.shifts import anyone_on
from forum.threads.holding.hiding import hide
from forum.threads.models import Line, Post, PostState


def stricter(session: Session, *, at: datetime) -> Choices:
    """Return what holds now: nothing while somebody is on duty."""
    chosen = choices_now(session)
    is_any = chosen.tighten_new or chosen.tighten_flags
    return Choices() if is_any and anyone_on(session, at) else chosen


def hold_by_flags(session: Session, post: Post, *, at: datetime) -> None:
    """Let a post that three people flagged wait for a moderator, where that was chosen.

    Its writer is told: nobody's words are hidden without their knowing.
    """
    if post.state == PostState.PUBLISHED and stricter(session, at=at).tighten_flags:
        hide(session, post, line=Line.WAITING, rule=None, at=at)
        writers = [post.handle_id] if post.handle_id else []
        told = (NoticeKind.MODERATED, post.id)
        tell_outcome(session, writers, told, about=post.id, day=at.date())
