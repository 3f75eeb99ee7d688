"""Leads look after the replies that moderators may start from."""

from flask import Blueprint

from forum.house.models import SavedReply
from forum.house.shelves import shelf_views as shelf
from forum.house.shelves.forms import ReplyForm
from forum.house.shelves.shelf_views import Answer, Shelf, fill_in
from forum.permissions import Act
from forum.web.access import checks_its_form, duties
from forum.web.throttle import limit_writing

SHELF = Shelf(SavedReply, ReplyForm, "saved_replies", "saved reply")
NUMBER = "/moderation/replies/<int(max=9999):number>"

bp = Blueprint(SHELF.blueprint, __name__)


@bp.get("/moderation/replies")
@duties(Act.REPLIES)
def show() -> str:
    return shelf.shelf_page(SHELF)


@bp.route("/moderation/replies/new", methods=["GET", "POST"])
@limit_writing
@checks_its_form
@duties(Act.REPLIES)
def add() -> Answer:
    return fill_in(SHELF)


@bp.route(NUMBER, methods=["GET", "POST"])
@limit_writing
@checks_its_form
@duties(Act.REPLIES)
def change(number: int) -> Answer:
    return fill_in(SHELF, number)


@bp.route(f"{NUMBER}/retire", methods=["GET", "POST"])
@limit_writing
@duties(Act.REPLIES)
def retire(number: int) -> Answer:
    return shelf.retire(SHELF, number)


@bp.post(f"{NUMBER}/bring-back")
@limit_writing
@duties(Act.REPLIES)
def bring_back(number: int) -> Answer:
    return shelf.bring_back(SHELF, number)
