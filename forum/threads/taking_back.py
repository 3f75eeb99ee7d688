"""Take back one's own post: the words go at once and for good.

A line stands where it was if somebody answered, so that their answers still make sense;
nothing if nobody did.
"""

from sqlalchemy import delete, exists, select, update
from sqlalchemy.orm import Session

from forum.events import announce
from forum.handles.speaking import Writer
from forum.threads.models import Answer, Post, PostState, Thread, Words
from forum.threads.news import AnswerGone, PostGone
from forum.threads.revising import own_post_to_change
from forum.threads.rules import HELPED_ASKER


def take_back(session: Session, post_id: bytes, *, writer: Writer) -> Thread | None:
    """Remove the words of the member's own post.

    Returns:
        The thread, or None when nothing of it was left.

    Raises:
        NotFound, NotAllowed: see `own_post_to_change`.
    """
    post, thread = own_post_to_change(session, post_id, writer=writer)
    session.execute(delete(Words).where(Words.post_id == post.id))
    session.execute(delete(Answer).where(Answer.post_id == post.id))
    post.state, post.handle_id, post.edited_on = PostState.TAKEN_BACK, None, None
    post.notes, post.answers, post.helped_on = None, None, None
    announce(session, PostGone(post.id))
    if post.seq == 0:
        thread.title, thread.handle_id = None, None
        _forget_what_helped(session, thread)
    else:
        thread.replies -= 1
    session.flush()  # what is asked next must see it gone

    _clear_away(session, post)
    if not session.scalar(select(exists().where(Post.thread_id == thread.id))):
        session.delete(thread)
        return None
    _step_back(session, thread)
    _wait_again(session, thread)
    return thread


def _forget_what_helped(session: Session, thread: Thread) -> None:
    """Nobody is left whom something could have helped."""
    marked = Post.thread_id == thread.id, Post.helped_on.is_not(None)
    for post_id in session.scalars(select(Post.id).where(*marked)).all():
        announce(session, AnswerGone(post_id, HELPED_ASKER))
    session.execute(update(Post).where(*marked).values(helped_on=None))


def _clear_away(session: Session, post: Post | None) -> None:
    """Remove the line of `post` if nothing hangs on it, and then the line that it hung on."""
    while post is not None and post.state == PostState.TAKEN_BACK and not _is_needed(session, post):
        above = _above(session, post)
        session.delete(post)
        session.flush()
        post = above


def _is_needed(session: Session, post: Post) -> bool:
    answered = exists().where(Post.parent_id == post.id)
    if post.seq == 0:
        answered = exists().where(Post.thread_id == post.thread_id, Post.seq > 0)
    return bool(session.scalar(select(answered)))


def _above(session: Session, post: Post) -> Post | None:
    if post.seq == 0:
        return None
    if post.parent_id is not None:
        return session.get(Post, post.parent_id)
    opening = select(Post).where(Post.thread_id == post.thread_id, Post.seq == 0)
    return session.scalar(opening)


def _step_back(session: Session, thread: Thread) -> None:
    """Let the thread's latest reply be the latest that is left.

    Within the day its place on the board stays: the places of earlier replies are not kept.
    """
    latest = session.execute(
        select(Post.day, Post.hour)
        .where(Post.thread_id == thread.id, Post.state == PostState.PUBLISHED)
        .order_by(Post.seq.desc())
        .limit(1)
    ).one_or_none()
    if latest is None or latest.day == thread.last_day:
        return
    thread.last_day, thread.last_hour, thread.last_step = latest.day, latest.hour, 0


def _wait_again(session: Session, thread: Thread) -> None:
    """Let the thread wait for an answer once more when nobody else's is left."""
    by_others = select(Post.day).where(
        Post.thread_id == thread.id,
        Post.state == PostState.PUBLISHED,
        Post.handle_id.is_distinct_from(thread.handle_id),
        Post.seq > 0,
    )
    thread.answered_on = session.scalar(by_others.order_by(Post.seq).limit(1))
