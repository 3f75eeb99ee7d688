"""Decide on a case, take that back, or agree to what somebody else decided."""

from flask import Blueprint, flash, redirect, url_for
from werkzeug import Response

from forum.clock import now
from forum.errors import Conflict, Refused
from forum.house.reading import replies_for
from forum.language.messages import _, as_shipped
from forum.moderation.deciding.acts import ON_PERSONS, is_any
from forum.moderation.deciding.deciding import decide as decide_case
from forum.moderation.deciding.seconding import second as agree, turn_down
from forum.moderation.deciding.undoing import undo as undo_decision
from forum.moderation.models import Band
from forum.moderation.pages.case_page_views import (
    case_page,
    decision_form,
    is_reader,
    open_it,
)
from forum.moderation.pages.deciding_forms import DecisionForm, SecondForm, VersionForm
from forum.moderation.pages.desk_views import decider
from forum.moderation.queue.case_reading import read_case
from forum.permissions import Act
from forum.public_ids import to_text
from forum.transaction import reading, transaction
from forum.web.access import checks_its_form, duties, fresh_code
from forum.web.kept_words import let_go
from forum.web.throttle import limit_answering

bp = Blueprint("deciding", __name__)
Answer = Response | str | tuple[str, int]


@bp.post("/moderation/cases/<id:cid>/decide")
@limit_answering
@checks_its_form
@duties(Act.DECIDE)
def decide(cid: bytes) -> Answer:
    opened = read_case(reading(), cid)
    form = decision_form(reading(), opened)
    if not form.validate():  # perhaps not sent by our page: so nothing is opened by it
        return case_page(cid, is_mine=is_reader(opened), form=form), 422
    if form.fill.data:
        return _filled(cid, form)
    here = url_for("cases.show", cid=cid)
    if is_any(form.acts, ON_PERSONS) and (detour := fresh_code(here)) is not None:
        return detour
    try:
        with transaction() as session:
            decide_case(session, cid, form.choice(), decider=decider(), at=now())
    except (Conflict, Refused) as problem:
        return _once_more(cid, form, problem)
    let_go(here)
    return _on_from(cid, opened.case.band)


@bp.post("/moderation/cases/<id:cid>/undo")
@limit_answering
@duties(Act.DECIDE)
def undo(cid: bytes) -> Response:
    with transaction() as session:
        undo_decision(session, cid, VersionForm().of_version, decider=decider(), at=now())
    flash(_("Taken back. Everything is as it was, and nobody was told."), "done")
    return redirect(url_for("cases.show", cid=cid), 303)


@bp.post("/moderation/cases/<id:cid>/second")
@limit_answering
@duties(Act.DECIDE)
def second(cid: bytes) -> Answer:
    form = SecondForm()
    if (detour := fresh_code(url_for("cases.show", cid=cid))) is not None:
        return detour
    deed = agree if form.agree.data == "yes" else turn_down
    with transaction() as session:
        deed(session, cid, form.of_version, decider=decider(), at=now())
    flash(_("Thank you for the second look."), "done")
    return redirect(url_for("queue.show"), 303)


def _filled(cid: bytes, form: DecisionForm) -> str:
    """Show the form with a saved reply to start from; nothing is sent yet."""
    found = next((r for r in replies_for(reading()) if str(r.number) == form.fill.data), None)
    if found is not None:
        form.message.data, form.rule.data = as_shipped(found.text), str(found.rule)
    return case_page(cid, is_mine=open_it(cid), form=form)


def _once_more(cid: bytes, form: DecisionForm, problem: Conflict | Refused) -> Answer:
    """Show what is in the way, and everything that was typed."""
    if isinstance(problem, Refused):
        form.refuse(problem)
        return case_page(cid, is_mine=open_it(cid), form=form), 422
    is_mine = open_it(cid)
    form.version.data = read_case(reading(), cid).case.version
    return case_page(cid, is_mine=is_mine, form=form, status=str(problem)), 409


def _on_from(cid: bytes, band: str) -> Response:
    """Go to the next case; after one where a life may be in danger, first to a page to rest."""
    if band == Band.NOW:
        return redirect(url_for("resting.debrief", after=to_text(cid)), 303)
    return redirect(url_for("queue.go_on"), 303)
