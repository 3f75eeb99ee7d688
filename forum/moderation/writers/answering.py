"""Tell the writer that something was decided, and who flagged what came of it. No names."""

from datetime import date

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from forum.moderation.deciding.acts import Act
from forum.moderation.deciding.finding import acts_of
from forum.moderation.deciding.keeping.picturing import unpacked
from forum.moderation.deciding.models import Decision
from forum.moderation.models import Case, Flag, Outcome
from forum.notices.models import NoticeKind
from forum.notices.outcomes import tell_outcome
from forum.threads.models import Post, PostState

OF_OUTCOME = {
    Outcome.LEFT: NoticeKind.FLAG_LEFT,
    Outcome.ACTED: NoticeKind.FLAG_ACTED,
    Outcome.GONE: NoticeKind.FLAG_GONE,
}


def tell_writer(session: Session, post: Post, decision: Decision, *, today: date) -> None:
    """Tell the writer, unless nothing was done and nothing is said to them."""
    kind = _kind(post, decision)
    if post.handle_id is not None and kind is not None:
        told = kind, decision.id
        tell_outcome(session, [post.handle_id], told, about=post.id, day=today)


def answer_flags(
    session: Session, case: Case, outcome: Outcome, *, thread_id: bytes | None, today: date
) -> None:
    """Answer the flags of the case, and tell those who can be told: guests cannot."""
    session.flush()
    of_case = Flag.case_id == case.id, Flag.outcome.is_(None)
    asked = select(Flag.handle_id).where(*of_case, ~Flag.is_guest)
    handles = list(session.scalars(asked))
    session.execute(update(Flag).where(*of_case).values(outcome=outcome))
    about = _place_of(session, case.post_id, thread_id)
    if about is not None:
        tell_outcome(session, handles, (OF_OUTCOME[outcome], case.id), about=about, day=today)


def _kind(post: Post, decision: Decision) -> NoticeKind | None:
    pictures = unpacked(decision)
    waited = pictures is not None and pictures[0]["post"]["state"] != PostState.PUBLISHED
    if waited and post.state == PostState.PUBLISHED:
        return NoticeKind.RELEASED
    is_left = acts_of(decision) == (Act.LEAVE,) and not decision.message
    return None if is_left else NoticeKind.MODERATED


def _place_of(session: Session, post_id: bytes, thread_id: bytes | None) -> bytes | None:
    """Return the post that a notice can lead to: this one, or what is left of its thread."""
    opening = select(Post.id).where(Post.thread_id == thread_id, Post.seq == 0)
    here = select(Post.id).where(Post.id == post_id)
    return session.scalar(here) or session.scalar(opening)
