"""Addresses of the pages of a conversation, and what an address asks for."""

from flask import request, url_for
from sqlalchemy.orm import Session

from forum.database import AnyRow
from forum.paging import pack, unpack
from forum.public_ids import to_text
from forum.threads.holding.visible import handles_of
from forum.threads.models import Post
from forum.threads.places.cutting import MOST_POSTS
from forum.threads.reading import BEGINNING, Place, page_with

CURSOR = ">IB"


def address_of(
    session: Session, post: Post, root: bytes | None = None, *, new_in: AnyRow | None = None
) -> str:
    """Return the address of the page that has `post`, with its place on it.

    Args:
        root: who is to go there; without it, somebody who sees no hidden post.
        new_in: the thread as it was just before the post was written.
    """
    place = place_of_new(post, new_in) if new_in is not None else None
    if place is None:
        place = page_with(session, post, mine=handles_of(root, post.thread_id))
    anchor = f"p-{to_text(post.id)}"
    return url_for("threads.show", tid=post.thread_id, after=cursor_of(place), _anchor=anchor)


def place_of_new(post: Post, thread: AnyRow) -> Place | None:
    """Return the page of a new post as `page_with` finds it; None where it has to be looked for.

    Most threads are one page. Behind as many replies as a first page can hold, an answer to the
    thread itself, which is the last of all, begins a page.
    """
    if max(thread.last_seq, post.seq) < MOST_POSTS:
        return BEGINNING
    is_far = thread.replies >= MOST_POSTS and post.parent_id is None
    return Place(post.seq) if is_far else None


def place_asked() -> Place:
    after = request.args.get("after", "")
    if not after:
        return BEGINNING
    start, size = unpack(CURSOR, after)
    return Place(int(start), int(size))


def page_address(tid: bytes, place: Place | None, view: str | None) -> str | None:
    if place is None:
        return None
    return url_for("threads.show", tid=tid, view=view, after=cursor_of(place))


def cursor_of(place: Place) -> str | None:
    return pack(CURSOR, place.start, place.size) if place != BEGINNING else None
