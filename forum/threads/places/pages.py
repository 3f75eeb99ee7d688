"""The queries for one page of a conversation, built once: `values` and `start` go with them.

`start` is the `seq` of the post that the page begins with.
"""

from functools import cache
from typing import Any

from sqlalchemy import Integer, bindparam, select

from forum.database import AnySelect
from forum.threads.holding.visible import own_handles_of, stands_for
from forum.threads.models import Post
from forum.threads.places.cutting import FEWEST_POSTS, MOST_POSTS, PAGE_POSTS
from forum.threads.places.rows import THREAD, rows, shapes

START = bindparam("start", type_=Integer)


@cache
def from_place(own: int, *, is_first: bool) -> AnySelect:
    """Return the query for a page in tree order, and for one post more."""
    wanted = rows(own).order_by(Post.position).limit(MOST_POSTS + 1)
    return wanted if is_first else wanted.where(Post.position >= _position(own))


@cache
def before_place(own: int) -> AnySelect:
    """Return the query for what comes before that page, nearest first."""
    nearest_first = shapes(own).where(Post.position < _position(own))
    return nearest_first.order_by(Post.position.desc()).limit(MOST_POSTS + 1)


@cache
def from_seq(own: int) -> AnySelect:
    """Return the query for a page in the order of arrival, and for some posts more."""
    wanted = rows(own).where(Post.seq >= START)
    return wanted.order_by(Post.seq).limit(MOST_POSTS + 1)


@cache
def before_seq(own: int) -> AnySelect:
    """Return the query for what comes before that page, nearest first."""
    return shapes(own).where(Post.seq < START).order_by(Post.seq.desc()).limit(PAGE_POSTS)


@cache
def shapes_of_first(own: int) -> AnySelect:
    """Return the query for where the first page is cut."""
    return shapes(own).order_by(Post.position).limit(MOST_POSTS + 1)


@cache
def shapes_upto(own: int) -> AnySelect:
    """Return the query for what a page may begin with that has the post at `position`."""
    before = shapes(own).where(Post.position <= bindparam("position"))
    return before.order_by(Post.position.desc()).limit(FEWEST_POSTS)


def _position(own: int) -> Any:
    """Return the query for the place where the page begins."""
    return (
        select(Post.position)
        .where(Post.thread_id == THREAD, Post.seq >= START, stands_for(own_handles_of(own)))
        .order_by(Post.seq)
        .limit(1)
        .scalar_subquery()
    )
