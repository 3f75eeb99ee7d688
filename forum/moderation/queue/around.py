"""What stands around a post: what it answers, and what others answered. Public words alone."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.orm import Session

from forum.database import AnyRow, AnySelect
from forum.handles.models import Handle
from forum.moderation.deciding.models import Decision
from forum.moderation.models import Case
from forum.threads.models import Post, PostState, Thread, Words

MOST_REPLIES = 5
MOST_EARLIER = 10


@dataclass(frozen=True)
class Around:
    """Attributes:
    title: that of the thread, if readers can see it.
    parent: what the post answers, if it answers a post that can be read.
    replies: some of the answers to it.
    earlier: decisions on this name in this thread, the latest first; of elsewhere nothing.
    """

    title: str | None
    parent: AnyRow | None
    replies: Sequence[AnyRow]
    earlier: Sequence[Decision]


def around(session: Session, post: AnyRow) -> Around:
    """Return what stands around `post` (a row of case_reading.py)."""
    answers = _readable().where(_answering(post)).order_by(Post.seq)
    parent = _readable().where(_answered_by(post))
    return Around(
        title=session.scalar(select(Thread.title).where(Thread.id == post.thread_id)),
        parent=session.execute(parent).one_or_none() if post.seq else None,
        replies=session.execute(answers.limit(MOST_REPLIES)).all(),
        earlier=_earlier(session, post),
    )


def _answering(post: AnyRow) -> ColumnElement[bool]:
    """Return what is true of answers to `post`; those to the thread answer its first post."""
    if post.seq:
        return and_(Post.parent_id == post.id)
    return and_(Post.thread_id == post.thread_id, Post.parent_id.is_(None), Post.seq > 0)


def _answered_by(post: AnyRow) -> ColumnElement[bool]:
    if post.parent_id:
        return and_(Post.id == post.parent_id)
    return and_(Post.thread_id == post.thread_id, Post.seq == 0)


def _readable() -> AnySelect:
    return (
        select(Post.id, Post.handle_id, Post.day, Post.hour, Post.notes, Handle.name, Words.html)
        .join(Words, Words.post_id == Post.id)
        .outerjoin(Handle, Handle.id == Post.handle_id)
        .where(Post.state == PostState.PUBLISHED)
    )


def _earlier(session: Session, post: AnyRow) -> Sequence[Decision]:
    if post.handle_id is None:
        return []
    wanted = (
        select(Decision)
        .join(Case, Case.id == Decision.case_id)
        .join(Post, Post.id == Case.post_id)
        .where(
            Post.thread_id == post.thread_id,
            Post.handle_id == post.handle_id,
            Post.id != post.id,
            Decision.settled_on.is_not(None),
            ~Decision.undone,
        )
        .order_by(Decision.settled_on.desc(), Decision.id)
    )
    return session.scalars(wanted.limit(MOST_EARLIER)).all()
