"""A post that everybody can read from now on: counted, and told of."""

from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from forum.database import AnyRow
from forum.events import announce
from forum.handles.glancing import glanced
from forum.threads.models import Post, Thread
from forum.threads.news import PostPublished
from forum.threads.waiting import note_first_reply

_LATEST = select(func.max(Thread.last_step).label("step")).where(
    Thread.board_id == bindparam("board"), Thread.last_day == bindparam("day")
)


def arrive(
    session: Session, thread: Thread | AnyRow, post: Post, *, at: datetime
) -> dict[str, Any]:
    """Tell of `post`; return what its thread becomes (changing.py): the latest of its board."""
    step = next_step(session, thread.board_id, at)
    ends_wait = post.seq > 0 and post.handle_id != thread.handle_id and not thread.answered_on
    announce(session, _news_of(thread, post, ends_wait=ends_wait))
    latest = {"last_day": at.date(), "last_hour": at.hour, "last_step": step}
    if post.seq == 0:
        return latest | {"day": at.date(), "hour": at.hour, "step": step}
    return latest | _counted(session, thread, post, at=at)


def next_step(session: Session, board_id: bytes, at: datetime) -> int:
    """Return the place after the latest reply of this day on this board."""
    [latest] = glanced(session, _LATEST, {"board": board_id, "day": at.date()})
    return int(latest.step or 0) + 1


def _counted(
    session: Session, thread: Thread | AnyRow, post: Post, *, at: datetime
) -> dict[str, Any]:
    """Count a reply; and the wait that ends, when somebody else answers for the first time."""
    new = {"replies": thread.replies + 1}
    if post.handle_id == thread.handle_id:
        return new
    if thread.first_answered_on is None:
        note_first_reply(session, thread, at=at)
        new |= {"first_answered_on": at.date()}
    return new | ({} if thread.answered_on else {"answered_on": at.date()})


def _news_of(thread: Thread | AnyRow, post: Post, *, ends_wait: bool) -> PostPublished:
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
