"""Writing and joining are switched off for a while, and on again, for the whole place."""

from dataclasses import replace

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug import Response

from forum.clock import now
from forum.errors import Refused
from forum.house.changing import By
from forum.house.choices import Choices, choices_now, choose
from forum.language.messages import _
from forum.operating.forms import MarkForm, WritingOffForm
from forum.permissions import Act
from forum.transaction import reading, transaction
from forum.web.access import checks_its_form, duties, me_on_duty
from forum.web.kept_words import kept_words, let_go
from forum.web.sure import Sure, sure_page
from forum.web.throttle import limit_writing

bp = Blueprint("site_switches", __name__)
Answer = Response | str | tuple[str, int]


@bp.route("/operator/settings/writing-off", methods=["GET", "POST"])
@limit_writing
@checks_its_form
@duties(Act.SETTINGS)
def writing_off() -> Answer:
    form = WritingOffForm(mark=choices_now(reading()).mark)
    if request.method == "GET":
        form.put_back(kept_words(request.path))
        return _writing_page(form)
    if not form.validate():
        return _writing_page(form), 422
    try:
        _choose(form, read_only=True, reopens=form.reopens.data or "")
    except Refused as problem:
        form.refuse(problem)
        return _writing_page(form), 422
    let_go(request.path)
    return _back(_("Writing is off now. People can read."))


@bp.post("/operator/settings/writing-on")
@limit_writing
@duties(Act.SETTINGS)
def writing_on() -> Response:
    _choose(MarkForm(), read_only=False, reopens="")
    return _back(_("Writing is on again."))


@bp.route("/operator/settings/joining-off", methods=["GET", "POST"])
@limit_writing
@duties(Act.SETTINGS)
def joining_off() -> Answer:
    if request.method == "GET":
        return sure_page(_closing(choices_now(reading()).mark), here="operator")
    _choose(MarkForm(), joining_closed=True)
    return _back(_("Joining is off now. Members can still sign in."))


@bp.post("/operator/settings/joining-on")
@limit_writing
@duties(Act.SETTINGS)
def joining_on() -> Response:
    _choose(MarkForm(), joining_closed=False)
    return _back(_("Joining is on again."))


def _choose(form: MarkForm, **switched: bool | str) -> None:
    by = By(me_on_duty().staff_id, now())
    with transaction() as session:
        wanted: Choices = replace(choices_now(session), **switched)  # type: ignore[arg-type]
        choose(session, wanted, seen=form.mark.data or "", by=by)


def _closing(mark: str) -> Sure:
    return Sure(
        _("Let nobody new join for a while?"),
        (
            _("The page “Join” says that nobody new can join just now."),
            _("Whoever is a member can sign in, read and write as before."),
            _("Guests can still read what is open to everybody."),
        ),
        _("You can let people join again at any time, on the page of settings."),
        _("Switch joining off"),
        url_for("site_settings.show"),
        {"mark": mark},
    )


def _writing_page(form: WritingOffForm) -> str:
    return render_template("operating/writing_off.html", here="operator", form=form)


def _back(words: str) -> Response:
    flash(words, "done")
    return redirect(url_for("site_settings.show"), 303)
