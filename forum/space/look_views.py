"""Make it yours: how the pages look in this browser. Open to everyone; kept in one cookie."""

from dataclasses import asdict, fields

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug import Response

from forum.space.look_forms import LookForm
from forum.web.access import checks_its_form, everyone
from forum.web.look import COOKIES_OFF, Look, choose, cookies_are_off, current
from forum.web.visits.sessions import viewer

bp = Blueprint("look", __name__)
Answer = Response | str | tuple[str, int]


@bp.route("/me/look", methods=["GET", "POST"])
@checks_its_form
@everyone
def show() -> Answer:
    form = LookForm(**asdict(current()))
    if request.method == "GET":
        return _page(form)
    if cookies_are_off():
        form.form_errors.append(COOKIES_OFF)
        return _page(form), 422
    if not form.validate():
        return _page(form), 422
    choose(Look(**{field.name: form[field.name].data for field in fields(Look)}))
    return redirect(url_for(".show", saved=1), 303)


def _page(form: LookForm) -> str:
    was_sent = request.method == "GET" and "saved" in request.args
    return render_template(
        "space/look.html",
        here="me" if viewer().is_member else "",
        form=form,
        is_kept=was_sent and not cookies_are_off(),
        is_lost=was_sent and cookies_are_off(),
    )
