"""/operator/help-lines: the numbers on the page "Get help now" are looked after."""

from pathlib import Path

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from werkzeug import Response

from forum.care.help_lines import present_edition
from forum.clock import now
from forum.errors import Refused
from forum.house.changing import By
from forum.language.messages import _
from forum.operating import help_lines
from forum.operating.forms import HideForm, LineForm, MarkForm
from forum.operating.sure_views import hiding
from forum.operating.telling.facts import HELP_AGES_DAYS
from forum.permissions import Act
from forum.transaction import transaction
from forum.web.access import checks_its_form, duties, me_on_duty
from forum.web.kept_words import kept_words, let_go
from forum.web.sure import sure_page
from forum.web.throttle import limit_writing

bp = Blueprint("help_lines", __name__)
ONE = "/operator/help-lines/<code>"


@bp.get("/operator/help-lines")
@duties(Act.HELP_LINES)
def show() -> str:
    edition, today = present_edition(_folder()), now().date()
    rows = [(each, each.is_aged(today, days=HELP_AGES_DAYS)) for each in edition.all_regions]
    return render_template(
        "operating/help_lines.html", here="operator", rows=rows, faults=edition.faults
    )


@bp.route(ONE, methods=["GET", "POST"])
@limit_writing
@checks_its_form
@duties(Act.HELP_LINES)
def country(code: str) -> Response | str | tuple[str, int]:
    """Show a country; a POST adds a line to it."""
    help_lines.find(present_edition(_folder()), code)
    form = LineForm()
    if request.method == "GET":
        form.put_back(kept_words(request.path))
        return _page(code, form)
    if not form.validate():
        return _page(code, form), 422
    try:
        _change(code, form, help_lines.add_line(form.line))
    except Refused as problem:
        form.refuse(problem)
        return _page(code, form), 422
    except help_lines.LinesChangedMeanwhile as conflict:
        form.form_errors.append(str(conflict))
        return _page(code, form), 409
    let_go(request.path)
    return _back(code, _("Added. The page of help shows it."))


@bp.post(f"{ONE}/checked")
@limit_writing
@duties(Act.HELP_LINES)
def checked(code: str) -> Response:
    _change(code, MarkForm(), help_lines.set_checked(_by()))
    return _back(code, _("Noted: checked today."))


@bp.route(f"{ONE}/hide", methods=["GET", "POST"])
@limit_writing
@duties(Act.HELP_LINES)
def hide(code: str) -> Response | str:
    if request.method == "GET":
        edition = present_edition(_folder())
        region, line = help_lines.find(edition, code), request.args.get("line", "")
        help_lines.check_has(region, line)
        return sure_page(hiding(region, line, help_lines.mark_of(edition)), here="operator")
    form = HideForm()
    hidden = form.hidden.data == "y"
    _change(code, form, help_lines.set_hidden(form.line.data or "", hidden=hidden))
    return _back(code, _("Hidden.") if hidden else _("It is shown again."))


def _change(code: str, form: MarkForm, deed: help_lines.Change) -> None:
    seen = help_lines.Seen(code, form.mark.data or "")
    with transaction() as session:
        help_lines.change(session, _folder(), seen, deed, by=_by())


def _page(code: str, form: LineForm) -> str:
    edition = present_edition(_folder())
    region = help_lines.find(edition, code)
    form.mark.data = help_lines.mark_of(edition)
    is_aged = region.is_aged(now().date(), days=HELP_AGES_DAYS)
    return render_template(
        "operating/country.html", here="operator", region=region, form=form, is_aged=is_aged
    )


def _by() -> By:
    return By(me_on_duty().staff_id, now())


def _folder() -> Path:
    folder: Path = current_app.extensions["settings"].data
    return folder


def _back(code: str, words: str) -> Response:
    flash(words, "done")
    return redirect(url_for("help_lines.country", code=code), 303)
