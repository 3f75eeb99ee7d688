"""Posts as a page draws them: one row for each, with all that is shown of it. Nothing here writes.

Of a hidden post, everybody but its writer gets a row without words and without a name.
The queries are built once; `values` says for whom.
"""

from functools import cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    LargeBinary,
    and_,
    bindparam,
    false,
    func,
    or_,
    select,
)
from sqlalchemy.orm import aliased

from forum.database import AnySelect
from forum.handles.models import Handle
from forum.handles.several import several
from forum.threads.holding.visible import NOBODY, Mine, Own, own_handles_of, own_values, stands_for
from forum.threads.models import HeldWords, Post, PostState, Words
from forum.threads.places.cutting import MOST_POSTS

THREAD: BindParameter[bytes] = bindparam("thread", type_=LargeBinary)
_Parent, _ParentHandle = aliased(Post), aliased(Handle)


@cache
def rows(own: int) -> AnySelect:
    """Return the query for a thread's posts as those see them who write under `own` handles."""
    return _drawn(own).where(Post.thread_id == THREAD)


@cache
def some_rows(own: int) -> AnySelect:
    """Return the same query for up to MOST_POSTS `post`s, found by their ids alone."""
    return _drawn(own).where(Post.id.in_(several("post", MOST_POSTS, Post.id.type)))


def _drawn(own: int) -> AnySelect:
    """Return the query for posts as they are drawn.

    The words come last: what is drawn of a post is kept by all that stands before them.
    """
    mine = own_handles_of(own)
    wanted = (
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
            Handle.name,
            _ParentHandle.name.label("parent_name"),
            (func.coalesce(Words.html, HeldWords.html) if mine else Words.html).label("html"),
        )
        .outerjoin(Handle, and_(Handle.id == Post.handle_id, _is_named(Post, mine)))
        .outerjoin(Words, Words.post_id == Post.id)
        .outerjoin(_Parent, _Parent.id == Post.parent_id)
        .outerjoin(_ParentHandle, _is_handle_of_parent(mine))
        .where(stands_for(mine))
    )
    held = and_(HeldWords.post_id == Post.id, _is_own(Post, mine))
    return wanted.outerjoin(HeldWords, held) if mine else wanted


@cache
def shapes(own: int) -> AnySelect:
    """Return the query for no more of the same posts than cutting pages needs."""
    there = stands_for(own_handles_of(own))
    return select(Post.seq, Post.depth).where(Post.thread_id == THREAD, there)


def values(thread_id: bytes, *, mine: Mine = NOBODY) -> dict[str, Any]:
    """Return whose posts are asked for, and by whom: for `rows` and `shapes` of `len(mine)`."""
    return {"thread": thread_id} | own_values(mine)


def _is_own(post: Any, mine: Own) -> ColumnElement[bool]:
    return post.handle_id.in_(mine) if mine else false()


def _is_named(post: Any, mine: Own) -> ColumnElement[bool]:
    return or_(post.state == PostState.PUBLISHED, _is_own(post, mine))


def _is_handle_of_parent(mine: Own) -> ColumnElement[bool]:
    return and_(_ParentHandle.id == _Parent.handle_id, _is_named(_Parent, mine))
