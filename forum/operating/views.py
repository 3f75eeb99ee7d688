"""/operator: what needs the people who run the place, worst first."""

from flask import Blueprint, current_app, render_template

from forum.clock import now
from forum.operating.gathering import facts
from forum.operating.statements import heading, statements
from forum.permissions import Act
from forum.running.worker import is_alive
from forum.transaction import reading
from forum.web.access import duties

bp = Blueprint("operator", __name__)


@bp.get("/operator")
@duties(Act.SETTINGS)
def show() -> str:
    at, folder = now(), current_app.extensions["settings"].data
    found = facts(reading(), folder, is_worker_alive=is_alive(folder, at), at=at)
    told = statements(found, at.date())
    return render_template(
        "operating/overview.html", here="operator", told=told, heading=heading(told)
    )
