"""Addresses of the pages of a conversation, and what an address asks for."""

from flask import request, url_for
from sqlalchemy.orm import Session

from forum.paging import pack, unpack
from forum.public_ids import to_text
from forum.threads.holding.visible import handles_of
from forum.threads.models import Post
from forum.threads.places.cutting import MOST_POSTS
from forum.threads.reading import BEGINNING, Place, page_with

CURSOR = ">IB"


def address_of(
    session: Session, post: Post, root: bytes | None = None, *, last_seq: int | None = None
) -> str:
    """Return the address of the page that has `post`, with its place on it.

    Args:
        root: who is to go there; without it, somebody who sees no hidden post.
        last_seq: that of the thread's last post, where it is known: most threads are one page.
    """
    is_one_page = last_seq is not None and max(last_seq, post.seq) < MOST_POSTS
    mine = handles_of(root, post.thread_id)
    place = BEGINNING if is_one_page else page_with(session, post, mine=mine)
    anchor = f"p-{to_text(post.id)}"
    return url_for("threads.show", tid=post.thread_id, after=cursor_of(place), _anchor=anchor)


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
