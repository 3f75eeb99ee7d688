"""Say until when one is on duty, in whole hours, and go early."""

from datetime import timedelta

from flask import Blueprint, flash, redirect, render_template, url_for
from werkzeug import Response

from forum.clock import now
from forum.language.messages import _
from forum.permissions import Act
from forum.staff.forms import HOURS, OnDutyForm
from forum.staff.shifts import all_on, end, say_until
from forum.transaction import reading, transaction
from forum.web.access import checks_its_form, duties, me_on_duty
from forum.web.throttle import limit_answering

bp = Blueprint("on_duty", __name__)
HOUR = timedelta(hours=1)
A_MOMENT = timedelta(seconds=2)
Answer = Response | str | tuple[str, int]


@bp.get("/me/on-duty")
@duties(Act.READ_QUEUE)
def show() -> str:
    hours = _hours_left()
    return _page(OnDutyForm(until=str(hours)) if hours in HOURS else OnDutyForm())


@bp.post("/me/on-duty")
@limit_answering
@checks_its_form
@duties(Act.READ_QUEUE)
def say() -> Answer:
    form, staff_id = OnDutyForm(), me_on_duty().staff_id
    if form.action.data == "stop":
        form.until.data = form.until.data or "1"
    if not form.validate():
        return _page(form), 422
    with transaction() as session:
        if form.action.data == "stop":
            end(session, staff_id)
        else:
            say_until(session, staff_id, now() + int(form.until.data) * HOUR)
    said = _("You are off. Thank you.") if form.action.data == "stop" else _("You are on.")
    flash(said, "done")
    return redirect(url_for(".show"), 303)


def _page(form: OnDutyForm) -> str:
    on = all_on(reading(), now())
    mine, latest = on.get(me_on_duty().staff_id), max(on.values(), default=None)
    return render_template(
        "staff/on_duty.html",
        here="on-duty",
        form=form,
        hours=_hours_left(),
        others=latest is not None and (mine is None or latest > mine),
    )


def _hours_left() -> int | None:
    """Return for about how many hours more somebody is on, or None when they are off.

    The end is kept as the next full hour, so whoever has just said "two" reads "two".
    """
    at = now()
    mine = all_on(reading(), at).get(me_on_duty().staff_id)
    return max(1, (mine - at + A_MOMENT) // HOUR) if mine else None
