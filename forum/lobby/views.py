"""The home page and the boards."""

from flask import Blueprint, render_template, request

from forum.boards.reading import board_for
from forum.clock import now
from forum.lobby.listing import Order, boards_for, threads_page, waiting_shelf
from forum.transaction import reading
from forum.web.access import everyone
from forum.web.sessions import viewer

bp = Blueprint("boards", __name__)


@bp.get("/")
@everyone
def home() -> str:
    session = reading()
    return render_template(
        "lobby/home.html",
        here="boards",
        boards=boards_for(session, viewer=viewer()),
        shelf=waiting_shelf(session, viewer=viewer(), today=now().date()),
    )


@bp.get("/boards/<slug>")
@everyone
def show(slug: str) -> str:
    session = reading()
    board = board_for(session, slug, viewer=viewer())
    order = _order()
    page = threads_page(session, board, order=order, after=request.args.get("after", ""))
    return render_template("lobby/show.html", here="boards", board=board, page=page, order=order)


def _order() -> Order:
    if request.args.get("waiting") == "1":
        return "waiting"
    return "newest" if request.args.get("sort") == "newest" else "latest"
