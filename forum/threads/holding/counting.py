"""What a thread says of its posts, when one of them is hidden, shown again or taken back."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from forum.threads.models import Post, PostState, Thread


def count_again(session: Session, thread: Thread) -> None:
    """Let the thread say what can be seen: how many replies, the latest, and who answered."""
    shown = Post.thread_id == thread.id, Post.state == PostState.PUBLISHED
    thread.replies = session.scalar(select(func.count()).where(*shown, Post.seq > 0)) or 0
    _step_back(session, thread)
    _wait_again(session, thread)


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
    if latest is None:
        return
    step = thread.last_step if latest.day == thread.last_day else 0
    thread.last_day, thread.last_hour, thread.last_step = latest.day, latest.hour, step


def _wait_again(session: Session, thread: Thread) -> None:
    """Let the thread wait for an answer once more when nobody else's is left."""
    by_others = select(Post.day).where(
        Post.thread_id == thread.id,
        Post.state == PostState.PUBLISHED,
        Post.handle_id.is_distinct_from(thread.handle_id),
        Post.seq > 0,
    )
    thread.answered_on = session.scalar(by_others.order_by(Post.seq).limit(1))
