"""/operator: what needs the people who run the place, worst first."""

from flask import Blueprint, current_app, render_template

from forum.clock import now
from forum.operating.gathering import facts
from forum.operating.statements import heading, statements
from forum.permissions import Act
from forum.running.worker import is_alive
from forum.transaction import reading
from forum.web.access import duties
from forum.web.health import search_is_in_step

bp = Blueprint("operator", __name__)


@bp.get("/operator")
@duties(Act.SETTINGS)
def show() -> str:
    at, folder = now(), current_app.extensions["settings"].data
    is_alive_now, in_step = is_alive(folder, at), search_is_in_step()
    found = facts(reading(), folder, is_worker_alive=is_alive_now, is_search_in_step=in_step, at=at)
    told = statements(found, at.date())
    return render_template(
        "operating/overview.html", here="operator", told=told, heading=heading(told)
    )
