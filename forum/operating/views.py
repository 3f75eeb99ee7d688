"""/operator: what needs the people who run the place, worst first."""

from datetime import datetime
from pathlib import Path

from flask import Blueprint, current_app, render_template

from forum.clock import now
from forum.operating.telling.facts import Weight
from forum.operating.telling.gathering import place_now
from forum.operating.telling.inspecting import machine_now
from forum.operating.telling.statements import heading, statements
from forum.permissions import Act
from forum.privacy.retention import TABLE
from forum.running.rounds import behind
from forum.running.worker import is_alive
from forum.transaction import reading
from forum.web.access import duties
from forum.web.health import search_is_in_step

bp = Blueprint("operator", __name__)
# Chores that are late when nobody notices: what is over would stay.
WATCHED = frozenset(kept.chore for kept in TABLE)


@bp.get("/operator")
@duties(Act.SETTINGS)
def show() -> str:
    at, folder = now(), current_app.extensions["settings"].data
    machine = machine_now(
        reading(),
        folder,
        at,
        is_worker_alive=is_alive(folder, at),
        is_search_in_step=search_is_in_step(),
        chores_behind=_behind(folder, at),
    )
    told = statements(machine, place_now(reading(), folder, at), at)
    needs = [each for each in told if each.weight != Weight.WELL]
    return render_template(
        "operating/overview.html",
        here="operator",
        heading=heading(told),
        needs=needs,
        well=told[len(needs) :],
    )


def _behind(folder: Path, at: datetime) -> tuple[str, ...]:
    chores = [each for each in current_app.extensions["chores"] if each.name in WATCHED]
    return tuple(behind(folder, chores, at))
