"""Words that were taken down go for good when nobody can ask any more to see them again.

Each deed is about one post and may be repeated. A case that is open keeps its words.
"""

from datetime import datetime

from sqlalchemy import ColumnElement, and_, exists, or_, select
from sqlalchemy.orm import Session

from forum.moderation.closing import wipe_words
from forum.moderation.finding import hold_post
from forum.moderation.models import Case
from forum.privacy.retention import LINES, TAKEN_DOWN
from forum.threads.holding.forgetting import forget_words, forget_writer
from forum.threads.models import HeldWords, Post, PostState


def kept_long_enough(session: Session, *, at: datetime) -> list[bytes]:
    """Return the posts whose words were kept for all the days in which one can ask for them."""
    return list(session.scalars(select(Post.id).where(_is_over(at))))


def forget_one(session: Session, post_id: bytes, *, at: datetime) -> None:
    """Remove the words of a post, if that is still so, wherever they lie."""
    if (post := _still(session, post_id, _is_over(at))) is not None:
        forget_for_good(session, post)


def forget_for_good(session: Session, post: Post) -> None:
    """Remove the words of a post, and what its cases hold of them."""
    forget_words(session, post)
    wipe_words(session, post.id)


def told_long_enough(session: Session, *, at: datetime) -> list[bytes]:
    """Return the posts without words whose cases are forgotten: there is nothing left to tell."""
    return list(session.scalars(select(Post.id).where(_is_told(at))))


def forget_one_writer(session: Session, post_id: bytes, *, at: datetime) -> None:
    """Forget who wrote a post without words, if that is still so."""
    if (post := _still(session, post_id, _is_told(at))) is not None:
        forget_writer(session, post)


def _still(session: Session, post_id: bytes, holds: ColumnElement[bool]) -> Post | None:
    """Return the post, held with its thread and its cases; None if it is not as it was found."""
    post = hold_post(session, post_id)
    session.execute(select(Case.id).where(Case.post_id == post_id).with_for_update())
    is_so = session.scalar(select(Post.id).where(Post.id == post_id, holds))
    return post if is_so is not None else None


def _is_over(at: datetime) -> ColumnElement[bool]:
    since = at.date() - TAKEN_DOWN.time
    is_kept = or_(Case.closed_on.is_(None), Case.closed_on >= since)
    recent = exists().where(Case.post_id == Post.id, is_kept).correlate(Post)
    hidden = or_(Post.hidden_on.is_(None), Post.hidden_on < since)
    return and_(_has_words(), Post.state == PostState.WITHHELD, hidden, ~recent)


def _is_told(at: datetime) -> ColumnElement[bool]:
    told = exists().where(Case.post_id == Post.id).correlate(Post)
    hidden = or_(Post.hidden_on.is_(None), Post.hidden_on < at.date() - LINES.time)
    is_line = and_(Post.state == PostState.WITHHELD, Post.handle_id.is_not(None))
    return and_(is_line, ~_has_words(), hidden, ~told)


def _has_words() -> ColumnElement[bool]:
    return exists().where(HeldWords.post_id == Post.id).correlate(Post)
