"""Read a conversation."""

from contextlib import suppress

from flask import Blueprint, redirect
from sqlalchemy.exc import IntegrityError, OperationalError
from werkzeug import Response

from forum.notices.counting_views import forget
from forum.notices.read_marks import mark_after, note_read
from forum.talk.address_views import address_of
from forum.talk.conversation.answer_form_views import answer_form
from forum.talk.conversation.drawing_views import is_open
from forum.talk.conversation.own_views import rail
from forum.talk.conversation.page_views import new_in, page_for
from forum.talk.conversation.shown_views import EDGE, Page
from forum.talk.showing import GUEST
from forum.talk.who import reader_and_me
from forum.threads.reading import post_for
from forum.threads.seeing import Seen
from forum.transaction import WAITS_BRIEFLY, reading, transaction
from forum.web.access import everyone
from forum.web.drawing.framing import framed
from forum.web.drawing.pieces import drawn_by, filled
from forum.web.forms import form_token
from forum.web.guests.declaring import same_for_guests
from forum.web.visits.sessions import Member, viewer

bp = Blueprint("threads", __name__)


@bp.get("/t/<id:tid>")
@everyone
@same_for_guests("after", "view")
def show(tid: bytes) -> str:
    session, asking = reading(), viewer()
    if not isinstance(asking, Member):
        page = page_for(tid, GUEST, None)
        return _drawn(page, rail=rail(page, GUEST, None, token=""), form="", token="")
    reader, me = reader_and_me(session, asking.root, tid)
    page = page_for(tid, reader, me)
    form, token = answer_form(page.thread, me) if is_open(page.thread) else "", form_token()
    beside = rail(page, reader, me, token=token)
    shown = _drawn(page, rail=beside, form=form, token=token)
    _remember(asking, page, reader.seen)
    return shown


def _drawn(page: Page, **own: str) -> str:
    title = drawn_by("_untitled.html", "name")(page.thread.title, page.thread.handle_id)
    main = filled(page.parts, **{EDGE: ""}, **own)
    return framed("talk/show.html", here="boards", title=title, main=main)


@bp.get("/p/<id:pid>")
@everyone
def permalink(pid: bytes) -> Response:
    session, asking = reading(), viewer()
    root = asking.root if isinstance(asking, Member) else None
    post = post_for(session, pid, viewer=asking, root=root)
    return redirect(address_of(session, post, root), 303)


def _remember(asking: Member, page: Page, seen: Seen) -> None:
    """Remember what was shown, where that has changed."""
    new, is_first_visit = new_in(page.thread), seen.upto is None
    # Nothing is written for the sake of one's own posts: the mark would stand beside the name.
    if not (is_first_visit or page.seqs.intersection(new)):
        return
    mark = mark_after(new, page.seqs, last=page.thread.last_seq)
    # A member who only wants to read must not wait for somebody who writes.
    with suppress(OperationalError, IntegrityError), transaction(WAITS_BRIEFLY) as session:
        note_read(session, asking.root, page.thread.id, mark=mark, is_first=is_first_visit)
    forget()
