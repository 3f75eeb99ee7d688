"""Read a conversation."""

from contextlib import suppress
from typing import Any

from flask import Blueprint, redirect, render_template, request
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm import Session
from werkzeug import Response

from forum.clock import now
from forum.database import AnyRow
from forum.errors import NotFound
from forum.moderation.writers.hidden import told_for
from forum.moderation.writers.told import Told
from forum.notices.counting_views import forget
from forum.notices.read_marks import mark_after, note_read
from forum.talk.address_views import address_of, page_address, place_asked
from forum.talk.alike_views import like_thread
from forum.talk.conversation.answer_form_views import answer_form
from forum.talk.conversation.drawing_views import Hand
from forum.talk.showing import GUEST, Reader, first_new_part, reader_of
from forum.talk.who import who_i_am
from forum.threads.reading import (
    Page,
    list_page,
    post_for,
    thread_for,
    tree_page,
)
from forum.threads.tree import as_branches, steps
from forum.transaction import WAITS_BRIEFLY, reading, transaction
from forum.web.access import everyone
from forum.web.guests.declaring import depends_on, same_for_guests
from forum.web.guests.marks import of_thread
from forum.web.visits.sessions import Member, viewer

bp = Blueprint("threads", __name__)


@bp.get("/t/<id:tid>")
@everyone
@same_for_guests("after", "view")
def show(tid: bytes) -> str:
    session, asking = reading(), viewer()
    reader = reader_of(session, asking.root, tid) if isinstance(asking, Member) else GUEST
    thread = thread_for(session, tid, viewer=asking, seen=reader.seen)
    view = "list" if request.args.get("view") == "list" else None
    page = _page(session, tid, reader, view)
    is_open = thread.locked_reason is None and not thread.archived_on and not thread.waits
    hand = Hand(thread, reader, _told(session, page, reader), may_reply=is_open)
    shown = render_template(
        "talk/show.html",
        here="boards",
        thread=thread,
        reader=reader,
        is_open=is_open,
        **_posts(page, reader, hand, view),
        **_ways(thread, page, view),
        **_me(session, thread, asking, is_open=is_open),
        related=_related(thread, page),
    )
    _remember(asking, thread, page, reader)
    return shown


@bp.get("/p/<id:pid>")
@everyone
def permalink(pid: bytes) -> Response:
    session, asking = reading(), viewer()
    root = asking.root if isinstance(asking, Member) else None
    post = post_for(session, pid, viewer=asking, root=root)
    return redirect(address_of(session, post, root), 303)


def _related(thread: AnyRow, page: Page) -> list[AnyRow]:
    """Return conversations like this one. The page changes with it and with each of them."""
    related = like_thread(thread, page.posts)
    shown = (thread.id, *(each.id for each in related))
    depends_on(*(of_thread(each) for each in shown))
    return related


def _page(session: Session, tid: bytes, reader: Reader, view: str | None) -> Page:
    look_up = list_page if view else tree_page
    at, mine = place_asked(), reader.seen.mine
    page = look_up(session, tid, at=at, reader=reader.answers_as, mine=mine)
    if not page.posts:
        raise NotFound
    return page


def _posts(page: Page, reader: Reader, hand: Hand, view: str | None) -> dict[str, Any]:
    """Return the opening post if it is here, the replies, and where the new ones begin."""
    opening, replies = None, page.posts
    if replies[0].seq == 0:
        opening, *replies = replies
    shown: dict[str, Any] = {"has_posts": bool(replies), "listed": None, "conversation": None}
    if view:
        shown["new_from"] = next((post.id for post in replies if reader.is_new(post)), None)
        shown["listed"] = [(post.id, hand.post(post, answering=True)) for post in replies]
    else:
        drawn = list(steps(as_branches(replies)))
        shown["new_from"] = first_new_part(drawn, reader)
        shown["conversation"] = hand.conversation(drawn, new_from=shown["new_from"])
    return shown | {"opening": hand.post(opening) if opening else None}


def _told(session: Session, page: Page, reader: Reader) -> dict[bytes, Told]:
    """Return what moderators tell the reader of their own posts on this page."""
    mine = [post.id for post in page.posts if post.handle_id in reader.seen.mine]
    return told_for(session, mine, today=now().date())


def _ways(thread: AnyRow, page: Page, view: str | None) -> dict[str, Any]:
    return {
        "new": len(_new(thread)),
        "older": page_address(thread.id, page.older, view),
        "newer": page_address(thread.id, page.newer, view),
        "is_whole": page.older is None and page.newer is None,
    }


def _me(session: Session, thread: AnyRow, asking: object, *, is_open: bool) -> dict[str, Any]:
    """Return who the reader is here, and the form for their answer where there is one."""
    if not isinstance(asking, Member):
        return {"me": None, "form": None}
    me = who_i_am(session, asking.root, thread.id)
    return {"me": me, "form": answer_form(thread, me) if is_open else None}


def _remember(asking: object, thread: AnyRow, page: Page, reader: Reader) -> None:
    """Remember what was shown, where that has changed."""
    shown = [post.seq for post in page.posts]
    new, is_first_visit = _new(thread), reader.seen.upto is None
    # Nothing is written for the sake of one's own posts: the mark would stand beside the name.
    if not isinstance(asking, Member) or not (is_first_visit or set(new) & set(shown)):
        return
    mark = mark_after(new, shown, last=thread.last_seq)
    # A member who only wants to read must not wait for somebody who writes.
    with suppress(OperationalError, IntegrityError), transaction(WAITS_BRIEFLY) as session:
        note_read(session, asking.root, thread.id, mark=mark, is_first=is_first_visit)
    forget()


def _new(thread: AnyRow) -> list[int]:
    return [int(seq) for seq in (thread.new_seqs or "").split()]
