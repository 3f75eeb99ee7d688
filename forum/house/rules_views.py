"""Leads look after the house rules: what they change holds at once, and the rest stays readable."""

from flask import Blueprint, request

from forum.house import changing
from forum.house.forms import RuleForm, VersionForm
from forum.house.models import HouseRule
from forum.house.shelf_views import (
    Answer,
    Shelf,
    answer,
    back_to,
    by,
    form_for,
    form_page,
    seen,
    shelf_page,
)
from forum.permissions import Act
from forum.transaction import transaction
from forum.web.access import checks_its_form, duties
from forum.web.throttle import limit_writing

SHELF = Shelf(HouseRule, RuleForm, "house_rules", "house rule")
NUMBER = "/moderation/rules/<int(max=9999):number>"

bp = Blueprint(SHELF.blueprint, __name__)


@bp.get("/moderation/rules")
@duties(Act.RULES)
def show() -> str:
    return shelf_page(SHELF)


@bp.route("/moderation/rules/new", methods=["GET", "POST"])
@limit_writing
@checks_its_form
@duties(Act.RULES)
def add() -> Answer:
    form = form_for(SHELF)
    if request.method == "GET" or not form.validate():
        page = form_page(SHELF, form)
        return page if request.method == "GET" else (page, 422)
    return answer(SHELF, form, None, lambda s, by_: changing.add(s, SHELF.kind, form.words, by=by_))


@bp.route(NUMBER, methods=["GET", "POST"])
@limit_writing
@checks_its_form
@duties(Act.RULES)
def change(number: int) -> Answer:
    form = form_for(SHELF, number)
    if request.method == "GET" or not form.validate():
        page = form_page(SHELF, form, number)
        return page if request.method == "GET" else (page, 422)
    before = seen(SHELF, number, form)
    return answer(
        SHELF, form, number, lambda s, by_: changing.change(s, before, form.words, by=by_)
    )


@bp.post(f"{NUMBER}/retire")
@limit_writing
@duties(Act.RULES)
def retire(number: int) -> Answer:
    with transaction() as session:
        changing.retire(session, seen(SHELF, number, VersionForm()), by=by())
    return back_to(SHELF, "Retired. It stays in the list below.")


@bp.post(f"{NUMBER}/bring-back")
@limit_writing
@duties(Act.RULES)
def bring_back(number: int) -> Answer:
    with transaction() as session:
        changing.bring_back(session, seen(SHELF, number, VersionForm()), by=by())
    return back_to(SHELF, "It is back.")
