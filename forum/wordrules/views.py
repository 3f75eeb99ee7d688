"""Leads look after word rules: which words are watched for, and what happens."""

from functools import partial

from flask import Blueprint, request

from forum.clock import now
from forum.language.messages import _
from forum.permissions import Act
from forum.transaction import reading
from forum.web.access import checks_its_form, duties
from forum.web.sure import sure_page
from forum.web.throttle import limit_writing
from forum.wordrules import keeping
from forum.wordrules.form_views import (
    Answer,
    back,
    before_saving,
    do,
    form_for,
    form_page,
    list_page,
    save,
    try_form,
)
from forum.wordrules.forms import OnOffForm
from forum.wordrules.matching import matches
from forum.wordrules.reading import rule_row
from forum.wordrules.sure_views import removing, switching_off
from forum.wordrules.telling import by_rule

RULE = "/moderation/words/<id:rid>"

bp = Blueprint("word_rules", __name__)


@bp.get("/moderation/words")
@duties(Act.WORDS)
def show() -> str:
    return list_page(try_form())


@bp.post("/moderation/words/try")
@limit_writing
@checks_its_form
@duties(Act.WORDS)
def try_text() -> Answer:
    form = try_form()
    if not form.validate():
        return list_page(form), 422
    found = matches(reading(), form.board.data, "", form.body.data)
    return list_page(form, by_rule(found))


@bp.route("/moderation/words/new", methods=["GET", "POST"])
@limit_writing
@checks_its_form
@duties(Act.WORDS)
def add() -> Answer:
    form = form_for()
    if request.method == "GET" or not form.validate():
        page = form_page(form)
        return page if request.method == "GET" else (page, 422)
    if (answer := before_saving(form)) is not None:
        return answer
    return save(form, partial(keeping.add, new=form.words()))


@bp.route(RULE, methods=["GET", "POST"])
@limit_writing
@checks_its_form
@duties(Act.WORDS)
def change(rid: bytes) -> Answer:
    rule = rule_row(reading(), rid)
    form = form_for(rule)
    if request.method == "GET" or not form.validate():
        page = form_page(form, rule)
        return page if request.method == "GET" else (page, 422)
    if (answer := before_saving(form, rule)) is not None:
        return answer
    today = now().date()
    return save(form, partial(keeping.change, rule_id=rid, new=form.words(), today=today), rule)


@bp.route(f"{RULE}/switch", methods=["GET", "POST"])
@limit_writing
@duties(Act.WORDS)
def switch(rid: bytes) -> Answer:
    if request.method == "GET":
        return sure_page(switching_off(rule_row(reading(), rid)), here="moderation")
    if OnOffForm().is_undone:
        do(partial(keeping.switch_off, rule_id=rid))
        return back(_("Switched off. It stays in the list."))
    do(partial(keeping.switch_on, rule_id=rid))
    return back(_("Switched on. It holds from now on."))


@bp.route(f"{RULE}/retire", methods=["GET", "POST"])
@limit_writing
@duties(Act.WORDS)
def retire(rid: bytes) -> Answer:
    if request.method == "GET":
        return sure_page(removing(rule_row(reading(), rid)), here="moderation")
    do(partial(keeping.retire, rule_id=rid, today=now().date()))
    return back(_("Removed. Decisions that name it can still be read."))
