"""Which posts and threads are there for somebody, as conditions of a query.

What is hidden is there for its writer alone. Where people had seen it, everybody gets a line.

A page asks with queries that were built once, for putting one together costs more than its answer.
In these, `own_handles_of` stands for the handles of whoever reads; `own_values` says which.
"""

from collections.abc import Collection

from sqlalchemy import BindParameter, ColumnElement, LargeBinary, bindparam, exists, literal, or_

from forum.handles.deriving import own_handles
from forum.threads.models import Post, PostState, Thread

SHOWN = (PostState.PUBLISHED, PostState.TAKEN_BACK)
Mine = frozenset[bytes]
NOBODY: Mine = frozenset()
Own = tuple[BindParameter[bytes], ...]


def handles_of(root: bytes | None, thread_id: bytes) -> Mine:
    """Return the handles that a member can have in the thread; none for a guest."""
    return own_handles(root, thread_id) if root else NOBODY


def own_handles_of(number: int) -> Own:
    """Return what stands, in a query, for so many handles of whoever reads."""
    return tuple(bindparam(f"own_{which}", type_=LargeBinary) for which in range(number))


def own_values(mine: Mine) -> dict[str, bytes]:
    """Return what to put in the place of `own_handles_of(len(mine))`."""
    return {f"own_{which}": handle for which, handle in enumerate(mine)}


def stands_for(mine: Collection[bytes] | Own) -> ColumnElement[bool]:
    """Return the condition: a post, or a line in its place, stands there for `mine`."""
    shown = [literal(state.value) for state in SHOWN]
    there = or_(Post.state.in_(shown), Post.hidden_on.is_not(None))
    return or_(there, Post.handle_id.in_(mine)) if mine else there


def thread_stands_for(mine: Collection[bytes] | Own) -> ColumnElement[bool]:
    """Return the condition: of the thread, `mine` see more than what was taken back."""
    of_it = exists().where(
        Post.thread_id == Thread.id, Post.state != PostState.TAKEN_BACK, stands_for(mine)
    )
    return of_it.correlate(Thread)


def on_lists() -> ColumnElement[bool]:
    """Return the condition: a thread, joined with its opening post, stands on lists for all."""
    return or_(Post.state == PostState.PUBLISHED, Thread.replies > 0)
