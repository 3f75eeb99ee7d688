"""The home page and the boards."""

from collections.abc import Collection
from functools import cache, partial
from html import escape
from typing import Any, cast

from flask import Blueprint, current_app, flash, redirect, request, url_for
from sqlalchemy.orm import Session
from werkzeug import Response

from forum.boards.content_notes import FOLDED_AT_FIRST
from forum.boards.reading import board_row
from forum.clock import now
from forum.database import AnyRow
from forum.handles.deriving import board_scope
from forum.handles.entries import find
from forum.house.choices import Choices, choices_now
from forum.language.messages import _l, language
from forum.lobby.listing import Order, boards_for, threads_page, waiting_shelf
from forum.moderation.queue.presence import presence
from forum.notices.counting_views import count_news
from forum.notices.following import FOLLOWED, follow as follow_thing, stop_following
from forum.space.topics import FOLDED_TOPICS
from forum.threads.waiting import usual_wait
from forum.transaction import reading, transaction
from forum.web.access import everyone, members
from forum.web.drawing.framing import framed
from forum.web.drawing.pieces import filled, hole, pieces
from forum.web.forms import SwitchForm, form_token
from forum.web.guests.declaring import depends_on, same_for_guests
from forum.web.guests.marks import LISTS
from forum.web.guests.pieces import drawn_alike, found_alike, keep_alike
from forum.web.throttle import limit_answering
from forum.web.visits.sessions import Member, member, viewer

bp = Blueprint("boards", __name__)
BEGIN = "lobby/_begin.html"
FOLLOWING = _l("You follow this board. Your inbox tells you when somebody starts a thread here.")
NO_LONGER = _l("You no longer follow this board.")


@bp.get("/")
@everyone
@same_for_guests()
def home() -> str:
    depends_on(LISTS)
    count_news()
    is_member, chosen = viewer().is_member, cache(_choices)
    return framed(
        "lobby/home.html",
        here="boards",
        off=drawn_alike("house/_writing_off.html", make=chosen),
        boards=drawn_alike("lobby/_boards.html", is_member, make=_boards),
        beside=drawn_alike(
            "lobby/_beside_boards.html", is_member, make=lambda: _beside_boards(**chosen())
        ),
    )


def _choices() -> dict[str, Any]:
    return {"house_choices": choices_now(reading())}


def _boards() -> dict[str, Any]:
    asking = viewer()
    boards = boards_for(reading(), viewer=asking)
    return {"boards": boards, "level": "h2" if asking.is_member else "h3"}


def _beside_boards(house_choices: Choices) -> dict[str, Any]:
    session, today, asking = reading(), now().date(), viewer()
    ids = [board.id for board in boards_for(session, viewer=asking)]
    return {
        "shelf": waiting_shelf(session, viewer=asking, today=today),
        "wait_hours": usual_wait(session, ids, today=today),
        "presence": presence(session, at=now(), chosen=house_choices),
    }


@bp.get("/boards/<slug>")
@everyone
@same_for_guests("after", "sort", "waiting")
def show(slug: str) -> str:
    depends_on(LISTS)
    board, order, after = _board(slug), _order(), _after()
    count_news()  # not before: a board that is missing must look like any other missing page
    own = _own(reading(), board.id)
    # What of the board's row stands in a piece is asked for too: another may be read meanwhile.
    asked, folded = (board.id, board.slug, viewer().is_member, order), tuple(own["folded"])
    threads = partial(_threads, board, order=order, after=after, folded=folded)
    beside = partial(_beside_threads, board, order=order)
    top = partial(_top, name=board.name, description=board.description)
    return framed(
        "lobby/show.html",
        here="boards",
        title=escape(board.name),
        top=drawn_alike("lobby/_board.html", board.name, board.description, make=top),
        begin=_begin(board, follows=own["follows"]),
        threads=drawn_alike("lobby/_threads.html", *asked, after, folded, make=threads),
        beside=drawn_alike("lobby/_beside_threads.html", *asked, board.rules, make=beside),
    )


def _board(slug: str) -> AnyRow:
    """Return the row of a board, looked up once for all who may read the same."""
    key = "board", slug, viewer().is_member
    kept = found_alike(*key)
    if kept is None:
        kept = keep_alike(*key, told=board_row(reading(), slug, viewer=viewer()))
    return cast(AnyRow, kept.told)


def _begin(board: AnyRow, *, follows: bool) -> str:
    """Return the way to start a thread, where one can, and the way to follow."""
    is_member, is_closed = viewer().is_member, board.archived_on is not None
    shown = {"slug": board.slug, "is_closed": is_closed, "follows": follows}
    shown["token"] = hole("token") if is_member else ""
    drawing = current_app.jinja_env.get_or_select_template(BEGIN)
    piece = pieces().get((BEGIN, language(), *shown.values()), lambda: drawing.render(shown))
    return filled(piece, token=form_token() if is_member else "")


def _top(**said: str) -> dict[str, Any]:
    return _choices() | said


def _threads(board: AnyRow, *, order: Order, after: str, folded: Collection[str]) -> dict[str, Any]:
    page = threads_page(reading(), board.id, order=order, after=after)
    return {"slug": board.slug, "page": page, "order": order, "folded": folded}


def _beside_threads(board: AnyRow, *, order: Order) -> dict[str, Any]:
    session, today = reading(), now().date()
    shelf = waiting_shelf(session, viewer=viewer(), today=today, board=board.id)
    wait_hours = usual_wait(session, [board.id], today=today)
    return {"order": order, "rules": board.rules, "shelf": shelf, "wait_hours": wait_hours}


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


def _after() -> str:
    return request.args.get("after", "")


def _order() -> Order:
    if request.args.get("waiting") == "1":
        return "waiting"
    return "newest" if request.args.get("sort") == "newest" else "latest"
