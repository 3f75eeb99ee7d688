"""Is it alive, is it ready: two addresses for whoever keeps the service running."""

from flask import Blueprint, current_app
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from forum.accounts.models import InstanceFact
from forum.clock import now
from forum.running.worker import is_alive
from forum.transaction import reading
from forum.web.access import everyone

bp = Blueprint("health", __name__)
Answer = tuple[str, int, dict[str, str]]
PLAIN = {"Content-Type": "text/plain; charset=utf-8"}


@bp.get("/healthz")
@everyone
def alive() -> Answer:
    return "ok\n", 200, PLAIN


@bp.get("/readyz")
@everyone
def ready() -> Answer:
    missing = [name for name, check in CHECKS.items() if not check()]
    if missing:
        return f"not ready: {', '.join(missing)}\n", 503, PLAIN
    return "ok\n", 200, PLAIN


def search_is_in_step() -> bool:
    """Return whether the index can be read, and was lately found to have all that is written."""
    is_kept = is_alive(current_app.extensions["settings"].data, now(), sign="search.alive")
    return is_kept and current_app.extensions["search"].health() == "ready"


def _database_answers() -> bool:
    try:
        return reading().scalar(select(InstanceFact.name).limit(1)) is not None
    except SQLAlchemyError:
        return False


def _worker_is_alive() -> bool:
    return is_alive(current_app.extensions["settings"].data, now())


CHECKS = {
    "database": _database_answers,
    "worker": _worker_is_alive,
    "search": search_is_in_step,
}
