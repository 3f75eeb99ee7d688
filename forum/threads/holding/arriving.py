"""A post that everybody can read from now on: counted, and told of."""

from datetime import datetime

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from forum.events import announce
from forum.handles.glancing import glanced
from forum.threads.models import Post, Thread
from forum.threads.news import PostPublished
from forum.threads.waiting import note_first_reply

_LATEST = select(func.max(Thread.last_step).label("step")).where(
    Thread.board_id == bindparam("board"), Thread.last_day == bindparam("day")
)


def arrive(session: Session, thread: Thread, post: Post, *, at: datetime) -> None:
    """Let `thread` become the latest of its board, because of `post`; tell of it."""
    step = next_step(session, thread.board_id, at)
    if post.seq == 0:
        thread.day, thread.hour, thread.step = at.date(), at.hour, step
    ends_wait = post.seq > 0 and post.handle_id != thread.handle_id and not thread.answered_on
    _count(session, thread, post, at=at)
    thread.last_day, thread.last_hour, thread.last_step = at.date(), at.hour, step
    announce(session, _news_of(thread, post, ends_wait=ends_wait))


def next_step(session: Session, board_id: bytes, at: datetime) -> int:
    """Return the place after the latest reply of this day on this board."""
    [latest] = glanced(session, _LATEST, {"board": board_id, "day": at.date()})
    return int(latest.step or 0) + 1


def _count(session: Session, thread: Thread, post: Post, *, at: datetime) -> None:
    """Count a reply; and the wait that ends, when somebody else answers for the first time."""
    if post.seq == 0:
        return
    thread.replies += 1
    if post.handle_id == thread.handle_id:
        return
    if thread.first_answered_on is None:
        note_first_reply(session, thread, at=at)
        thread.first_answered_on = at.date()
    thread.answered_on = thread.answered_on or at.date()


def _news_of(thread: Thread, post: Post, *, ends_wait: bool) -> PostPublished:
    return PostPublished(
        post_id=post.id,
        thread_id=thread.id,
        board_id=thread.board_id,
        parent_id=post.parent_id,
        handle_id=post.handle_id,
        is_opening=post.seq == 0,
        day=post.day,
        asker_id=thread.handle_id,
        ends_wait=ends_wait,
    )
