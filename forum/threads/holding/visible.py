"""Which posts and threads are there for somebody, as conditions of a query.

What is hidden is there for its writer alone. Where people had seen it, everybody gets a line.
"""

from collections.abc import Collection

from sqlalchemy import ColumnElement, exists, or_

from forum.handles.deriving import own_handles
from forum.threads.models import Post, PostState, Thread

SHOWN = (PostState.PUBLISHED, PostState.TAKEN_BACK)
Mine = frozenset[bytes]
NOBODY: Mine = frozenset()


def handles_of(root: bytes | None, thread_id: bytes) -> Mine:
    """Return the handles that a member can have in the thread; none for a guest."""
    return own_handles(root, thread_id) if root else NOBODY


def stands_for(mine: Collection[bytes]) -> ColumnElement[bool]:
    """Return the condition: a post, or a line in its place, stands there for `mine`."""
    there = or_(Post.state.in_(SHOWN), Post.hidden_on.is_not(None))
    return or_(there, Post.handle_id.in_(mine)) if mine else there


def thread_stands_for(mine: Collection[bytes]) -> ColumnElement[bool]:
    """Return the condition: of the thread, `mine` see more than what was taken back."""
    of_it = exists().where(
        Post.thread_id == Thread.id, Post.state != PostState.TAKEN_BACK, stands_for(mine)
    )
    return of_it.correlate(Thread)


def on_lists() -> ColumnElement[bool]:
    """Return the condition: a thread, joined with its opening post, stands on lists for all."""
    return or_(Post.state == PostState.PUBLISHED, Thread.replies > 0)
