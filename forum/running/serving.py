"""Running the whole forum: one door, some processes that answer, one that does the chores."""

from collections.abc import Callable
from functools import partial
from typing import NoReturn

from flask import Flask

from config import Settings
from forum.privacy.redaction import guard_process
from forum.running.answering.beginning import begin
from forum.running.arbiter import Server
from forum.running.door import open_door
from forum.running.gunicorn_settings import for_server
from forum.running.memory.sparing import set_aside
from forum.running.purging.ending import leave_nothing_behind
from forum.running.turn import look_first
from forum.running.worker import work
from forum.transaction import db


def run_all(app: Flask, *, first: Callable[[], None] | None = None) -> NoReturn:
    """Serve `app` and do its chores until told to stop; leave no process behind.

    Args:
        first: what must be ready before the first request, such as the tables. It is called
            when the door is ours and no other process has been started.

    Raises:
        SystemExit: with a sentence, if the door is taken or cannot be had.
    """
    settings: Settings = app.extensions["settings"]
    guard_process()
    door = open_door(settings.listen)
    if first:
        first()
    look_first(app)
    let_go_of_database(app)
    set_aside()
    print(f"Lamplit is open at {settings.site_url} (stop it with Ctrl-C)", flush=True)
    Server(
        app,
        chores=partial(work, app),
        at_end=lambda: leave_nothing_behind(app),
        # gunicorn closes the door that it is given.
        options={
            **for_server(settings),
            "bind": f"fd://{door.detach()}",
            "post_worker_init": lambda _: begin(app),
        },
    ).run()


def let_go_of_database(app: Flask) -> None:
    """Close every connection: a SQLite connection must not be used on both sides of a fork."""
    with app.app_context():
        db.session.remove()
        for engine in db.engines.values():
            engine.dispose()
