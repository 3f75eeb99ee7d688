"""/operator/settings: what is chosen for the whole place, and what the environment sets."""

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from werkzeug import Response

from forum.clock import now
from forum.errors import Refused
from forum.house.changing import By
from forum.house.choices import Choices, ChosenMeanwhile, choices_now, choose
from forum.language.messages import _
from forum.operating.environment import shown
from forum.operating.forms import SettingsForm
from forum.permissions import Act
from forum.transaction import reading, transaction
from forum.web.access import checks_its_form, duties, me_on_duty
from forum.web.kept_words import kept_words, let_go
from forum.web.throttle import limit_writing

bp = Blueprint("site_settings", __name__)


@bp.route("/operator/settings", methods=["GET", "POST"])
@limit_writing
@checks_its_form
@duties(Act.SETTINGS)
def show() -> Response | str | tuple[str, int]:
    present = choices_now(reading())
    form = SettingsForm(obj=present)
    if request.method == "GET":
        form.put_back(kept_words(request.path))
        return _page(form)
    if not form.validate():
        return _page(form), 422
    return _keep(form)


def _keep(form: SettingsForm) -> Response | tuple[str, int]:
    by = By(me_on_duty().staff_id, now())
    try:
        with transaction() as session:
            choose(session, form.choices(choices_now(session)), seen=form.mark.data or "", by=by)
    except Refused as problem:
        form.refuse(problem)
        return _page(form), 422
    except ChosenMeanwhile as conflict:
        form.mark.data = conflict.now.mark
        return _page(form, other=conflict.now), 409
    let_go(request.path)
    flash(_("Kept. It holds from now on."), "done")
    return redirect(url_for("site_settings.show"), 303)


def _page(form: SettingsForm, *, other: Choices | None = None) -> str:
    environment = shown(current_app.extensions["settings"])
    return render_template(
        "operating/settings.html",
        here="operator",
        form=form,
        other=other,
        environment=environment,
        chosen=choices_now(reading()),
    )
