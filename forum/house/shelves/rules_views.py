"""Leads look after the house rules: what they change holds at once, and the rest stays readable."""

from flask import Blueprint

from forum.house.models import HouseRule
from forum.house.shelves import shelf_views as shelf
from forum.house.shelves.forms import RuleForm
from forum.house.shelves.shelf_views import Answer, Shelf, fill_in
from forum.permissions import Act
from forum.web.access import checks_its_form, duties
from forum.web.throttle import limit_writing

SHELF = Shelf(HouseRule, RuleForm, "house_rules", "house rule")
NUMBER = "/moderation/rules/<int(max=9999):number>"

bp = Blueprint(SHELF.blueprint, __name__)


@bp.get("/moderation/rules")
@duties(Act.RULES)
def show() -> str:
    return shelf.shelf_page(SHELF)


@bp.route("/moderation/rules/new", methods=["GET", "POST"])
@limit_writing
@checks_its_form
@duties(Act.RULES)
def add() -> Answer:
    return fill_in(SHELF)


@bp.route(NUMBER, methods=["GET", "POST"])
@limit_writing
@checks_its_form
@duties(Act.RULES)
def change(number: int) -> Answer:
    return fill_in(SHELF, number)


@bp.route(f"{NUMBER}/retire", methods=["GET", "POST"])
@limit_writing
@duties(Act.RULES)
def retire(number: int) -> Answer:
    return shelf.retire(SHELF, number)


@bp.post(f"{NUMBER}/bring-back")
@limit_writing
@duties(Act.RULES)
def bring_back(number: int) -> Answer:
    return shelf.bring_back(SHELF, number)
