"""Posts as a page draws them: one row for each, with all that is shown of it. Nothing here writes.

Of a hidden post, everybody but its writer gets a row without words and without a name.
"""

from typing import Any

from sqlalchemy import ColumnElement, and_, false, func, null, or_, select
from sqlalchemy.orm import aliased

from forum.database import AnySelect
from forum.handles.models import Handle
from forum.threads.holding.visible import NOBODY, Mine, stands_for
from forum.threads.models import Answer, HeldWords, Post, PostState, Words

_Parent, _ParentHandle = aliased(Post), aliased(Handle)


def rows(thread_id: bytes, *, reader: bytes = b"", mine: Mine = NOBODY) -> AnySelect:
    """Return the query for a thread's posts as those see them who write under `mine`.

    Args:
        reader: the handle that they answer under; empty for a guest.
    """
    return (
        select(
            Post.id,
            Post.parent_id,
            Post.handle_id,
            Post.seq,
            Post.depth,
            Post.state,
            Post.day,
            Post.hour,
            Post.edited_on,
            Post.notes,
            Post.answers,
            Post.helped_on,
            Post.line,
            Post.line_rule,
            _given(reader).label("given"),
            Handle.name,
            func.coalesce(Words.html, HeldWords.html).label("html"),
            _Parent.seq.label("parent_seq"),
            _ParentHandle.name.label("parent_name"),
        )
        .outerjoin(Handle, and_(Handle.id == Post.handle_id, _is_named(Post, mine)))
        .outerjoin(Words, Words.post_id == Post.id)
        .outerjoin(HeldWords, and_(HeldWords.post_id == Post.id, _is_own(Post, mine)))
        .outerjoin(_Parent, _Parent.id == Post.parent_id)
        .outerjoin(
            _ParentHandle,
            and_(_ParentHandle.id == _Parent.handle_id, _is_named(_Parent, mine)),
        )
        .where(Post.thread_id == thread_id, stands_for(mine))
    )


def shapes(thread_id: bytes, mine: Mine = NOBODY) -> AnySelect:
    """Return the query for no more of the same posts than cutting pages needs."""
    return select(Post.seq, Post.depth).where(Post.thread_id == thread_id, stands_for(mine))


def _is_own(post: Any, mine: Mine) -> ColumnElement[bool]:
    return post.handle_id.in_(mine) if mine else false()


def _is_named(post: Any, mine: Mine) -> ColumnElement[bool]:
    return or_(post.state == PostState.PUBLISHED, _is_own(post, mine))


def _given(reader: bytes) -> Any:
    """Return the query for the answers that `reader` gave to a post; a guest gave none."""
    if not reader:
        return null()
    kinds = select(func.aggregate_strings(Answer.kind, " "))
    given = kinds.where(Answer.post_id == Post.id, Answer.handle_id == reader)
    return given.correlate(Post).scalar_subquery()
