"""The whole purge of a forum: which steps there are, and in which order."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from flask import Flask

from forum.clock import now
from forum.running.purging.alone import note_done
from forum.running.purging.databases import write_database_anew, write_sessions_anew
from forum.running.purging.files import remove_leftovers
from forum.running.purging.index import Searched, purge_index
from forum.running.purging.leftovers import remove_lost_names
from forum.running.purging.steps import Show, Step, Tell, do_all
from forum.running.search_chores import STORE, used_by
from forum.transaction import db


def purge(app: Flask, tell: Tell, show: Show) -> bool:
    """Take what is gone out of every file, at once; return whether all of it could be done."""
    return _do([index_step(app, show), *steps(app, show)], app.extensions["settings"].data, tell)


def purge_by_itself(app: Flask) -> bool:
    """The worker's part: all steps but the index, with nobody who watches."""
    return _do(steps(app, quietly), app.extensions["settings"].data, lambda sentence: None)


def steps(app: Flask, show: Show) -> list[Step]:
    """Return the steps but for the index, which has a chore of its own."""
    data, store = app.extensions["settings"].data, app.extensions["session_store"]
    return [
        Step("leftovers", remove_lost_names),
        Step("database", partial(write_database_anew, db.engine, show)),
        Step("sessions", partial(write_sessions_anew, store, now())),
        Step("files", partial(remove_leftovers, data, now())),
    ]


def index_step(app: Flask, show: Show) -> Step:
    settings = app.extensions["settings"]
    searched = Searched(app.extensions["search"], STORE, settings.data, used_by(settings))
    return Step("index", partial(purge_index, searched, show))


def quietly(label: str, deed: Callable[[], None], total: int) -> None:
    """Do it, and show nothing of it."""
    deed()


def _do(steps: list[Step], data: Path, tell: Tell) -> bool:
    is_done = do_all(steps, tell)
    if is_done:
        note_done(data)
    return is_done
