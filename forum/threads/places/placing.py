"""Where a reply stands when the conversation is read as a tree.

Every post has a `position`, a 63-bit integer; reading in that order is reading the tree from
top to bottom, the answers to a post in the order in which they came. So a page is a range of
one index, however deep the talk goes. A new reply goes after the last descendant of what it
answers. Positions are handed out with gaps; when a gap is used up, the thread is spread anew,
which costs its length once in at least GAP_BITS replies.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import bindparam, func, select, update
from sqlalchemy.orm import Session

from forum.database import AnySelect
from forum.handles.glancing import glanced
from forum.threads.models import Post

GAP_BITS = 32
GAP = 1 << GAP_BITS
_THREAD = Post.thread_id == bindparam("thread")
_LAST = select(func.max(Post.position).label("position")).where(_THREAD)
_LAST_BEFORE = _LAST.where(Post.position < bindparam("after"))
_END_OF_BRANCH = (
    select(Post.position)
    .where(_THREAD, Post.position > bindparam("position"), Post.depth <= bindparam("depth"))
    .order_by(Post.position)
    .limit(1)
)


def place_for(session: Session, thread_id: bytes, *, parent: Post | None) -> int:
    """Return the position for a new reply to `parent`, or to the thread itself when None.

    The caller holds the thread: on SQLite by writing, elsewhere by having locked its row.
    """
    before, after = _neighbours(session, thread_id, parent)
    if after is None:
        return before + GAP
    if after - before < 2:
        spread(session, thread_id)
        if parent is not None:
            session.refresh(parent)
        before, after = _neighbours(session, thread_id, parent)
        assert after is not None  # spreading keeps the order
    return before + (after - before) // 2


def _neighbours(session: Session, thread_id: bytes, parent: Post | None) -> tuple[int, int | None]:
    """Return the positions between which a reply to `parent` belongs; None is the open end."""
    after = _end_of_branch(session, thread_id, parent) if parent is not None else None
    if after is None:
        return _position(session, _LAST, {"thread": thread_id}) or 0, None
    there = {"thread": thread_id, "after": after}
    return _position(session, _LAST_BEFORE, there) or 0, after


def _end_of_branch(session: Session, thread_id: bytes, parent: Post) -> int | None:
    """Return the first position after all that answers `parent`, directly or not."""
    there = {"thread": thread_id, "position": parent.position, "depth": parent.depth}
    return _position(session, _END_OF_BRANCH, there)


def _position(session: Session, wanted: AnySelect, given: Mapping[str, Any]) -> int | None:
    found = glanced(session, wanted, given)
    return found[0].position if found else None


def spread(session: Session, thread_id: bytes) -> None:
    """Give the thread's posts new positions, GAP apart, in the same order."""
    in_order = select(Post.id).where(Post.thread_id == thread_id).order_by(Post.position)
    ids = list(session.scalars(in_order))
    # Through negative numbers, because no two may ever have the same position, not even
    # between two statements.
    session.execute(update(Post).where(Post.thread_id == thread_id).values(position=-Post.position))
    session.execute(
        update(Post),
        [{"id": post_id, "position": GAP * rank} for rank, post_id in enumerate(ids, start=1)],
    )
