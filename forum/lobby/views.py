"""The home page and the boards."""

from collections.abc import Collection
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from sqlalchemy.orm import Session
from werkzeug import Response

from forum.boards.content_notes import FOLDED_AT_FIRST
from forum.boards.reading import board_row
from forum.clock import now
from forum.handles.deriving import board_scope
from forum.handles.entries import find
from forum.house.switch_views import choices_here
from forum.language.messages import _l
from forum.lobby.listing import Order, boards_for, threads_page, waiting_shelf
from forum.moderation.queue.presence import presence
from forum.notices.counting_views import count_news
from forum.notices.following import FOLLOWED, follow as follow_thing, stop_following
from forum.space.topics import FOLDED_TOPICS
from forum.threads.waiting import usual_wait
from forum.transaction import reading, transaction
from forum.web.access import everyone, members
from forum.web.forms import SwitchForm
from forum.web.guests.declaring import depends_on, same_for_guests
from forum.web.guests.marks import LISTS
from forum.web.throttle import limit_answering
from forum.web.visits.sessions import Member, member, viewer

bp = Blueprint("boards", __name__)
FOLLOWING = _l("You follow this board. Your inbox tells you when somebody starts a thread here.")
NO_LONGER = _l("You no longer follow this board.")


@bp.get("/")
@everyone
@same_for_guests()
def home() -> str:
    depends_on(LISTS)
    count_news()
    session, today = reading(), now().date()
    boards = boards_for(session, viewer=viewer())
    return render_template(
        "lobby/home.html",
        here="boards",
        boards=boards,
        shelf=waiting_shelf(session, viewer=viewer(), today=today),
        wait_hours=usual_wait(session, [board.id for board in boards], today=today),
        presence=presence(session, at=now(), chosen=choices_here()),
    )


@bp.get("/boards/<slug>")
@everyone
@same_for_guests("after", "sort", "waiting")
def show(slug: str) -> str:
    session, order, today = reading(), _order(), now().date()
    board = board_row(session, slug, viewer=viewer())
    depends_on(LISTS)
    count_news()  # not before: a board that is missing must look like any other missing page
    return render_template(
        "lobby/show.html",
        here="boards",
        board=board,
        order=order,
        page=threads_page(session, board.id, order=order, after=request.args.get("after", "")),
        shelf=waiting_shelf(session, viewer=viewer(), today=today, board=board.id),
        wait_hours=usual_wait(session, [board.id], today=today),
        **_own(session, board.id),
    )


@bp.post("/boards/<slug>/follow")
@limit_answering
@members
def follow(slug: str) -> Response:
    form, board = SwitchForm(), board_row(reading(), slug, viewer=member())
    with transaction() as session:
        if form.is_undone:
            stop_following(session, member().root, board_scope(board.id))
        else:
            root, scope = member().root, board_scope(board.id)
            follow_thing(session, root, scope, about_id=board.id)
    flash(str(NO_LONGER if form.is_undone else FOLLOWING), "done")
    return redirect(url_for(".show", slug=slug), 303)


def _own(session: Session, board: bytes) -> dict[str, Any]:
    """Return what is the viewer's own about a board: whether they follow it, what they fold."""
    asking, folded = viewer(), FOLDED_AT_FIRST
    if not isinstance(asking, Member):
        return {"follows": False, "folded": folded}
    wanted = {"follows": (FOLLOWED, board_scope(board)), "folded": (FOLDED_TOPICS, "")}
    found = find(session, asking.root, wanted)
    topics: Collection[str] = found.get("folded", folded)
    return {"follows": "follows" in found, "folded": topics}


def _order() -> Order:
    if request.args.get("waiting") == "1":
        return "waiting"
    return "newest" if request.args.get("sort") == "newest" else "latest"
