"""Read a conversation."""

from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from sqlalchemy.orm import Session
from werkzeug import Response

from forum.errors import NotFound
from forum.handles.deriving import own_handles
from forum.paging import pack, unpack
from forum.public_ids import to_text
from forum.threads.forms import ReplyForm
from forum.threads.models import Post
from forum.threads.reading import (
    BEGINNING,
    Page,
    Place,
    latest_post,
    list_page,
    page_with,
    post_for,
    thread_for,
    tree_page,
)
from forum.threads.tree import as_branches, steps
from forum.threads.who import who_i_am
from forum.transaction import reading
from forum.web.access import everyone
from forum.web.kept_words import kept_words
from forum.web.sessions import Member, viewer

bp = Blueprint("threads", __name__)
CURSOR = ">IB"


@bp.get("/t/<id:tid>")
@everyone
def show(tid: bytes) -> str:
    session, asking = reading(), viewer()
    thread = thread_for(session, tid, viewer=asking)
    at = _place()
    view = "list" if request.args.get("view") == "list" else None
    page = (list_page if view else tree_page)(session, tid, at=at)
    if not page.posts:
        raise NotFound
    return render_template(
        "threads/show.html",
        here="boards",
        thread=thread,
        opening=page.posts[0] if page.posts[0].seq == 0 else None,
        as_list=view is not None,
        posts=[post for post in page.posts if post.seq],
        steps=[] if view else _steps(page),
        older=_address(tid, page.older, view),
        newer=_address(tid, page.newer, view),
        latest=_latest(session, tid, page),
        **_for_members(session, tid, asking),
    )


@bp.get("/p/<id:pid>")
@everyone
def permalink(pid: bytes) -> Response:
    session = reading()
    post = post_for(session, pid, viewer=viewer())
    return redirect(address_of(session, post), 303)


def address_of(session: Session, post: Post) -> str:
    """Return the address of the page that has `post`, with its place on it."""
    place = page_with(session, post)
    anchor = f"p-{to_text(post.id)}"
    return url_for("threads.show", tid=post.thread_id, after=_cursor(place), _anchor=anchor)


def _place() -> Place:
    after = request.args.get("after", "")
    if not after:
        return BEGINNING
    start, size = unpack(CURSOR, after)
    return Place(int(start), int(size))


def _steps(page: Page) -> list[Any]:
    replies = [post for post in page.posts if post.seq]
    return list(steps(as_branches(replies)))


def _address(tid: bytes, place: Place | None, view: str | None) -> str | None:
    if place is None:
        return None
    return url_for("threads.show", tid=tid, view=view, after=_cursor(place))


def _cursor(place: Place) -> str | None:
    return pack(CURSOR, place.start, place.size) if place != BEGINNING else None


def _latest(session: Session, tid: bytes, page: Page) -> bytes | None:
    """Return the latest post when it may be on another page."""
    is_whole = page.older is None and page.newer is None
    return None if is_whole else latest_post(session, tid)


def _for_members(session: Session, tid: bytes, asking: Any) -> dict[str, Any]:
    if not isinstance(asking, Member):
        return {"mine": frozenset(), "me": None, "form": None}
    kept = kept_words(url_for("writing.reply", tid=tid))
    form, me = ReplyForm(data=kept), who_i_am(session, asking.root, tid)
    form.offer(me.known_names)
    return {
        "mine": own_handles(asking.root, tid),
        "me": me,
        "form": form,
    }
