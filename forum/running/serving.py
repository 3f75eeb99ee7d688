"""Running the whole forum: one door, some processes that answer, one that does the chores."""

import gc
from collections.abc import Callable
from typing import NoReturn

from flask import Flask

from config import Settings
from forum.language.messages import read_languages
from forum.privacy.redaction import guard_process
from forum.running.arbiter import Server
from forum.running.door import open_door
from forum.running.gunicorn_settings import for_server
from forum.running.purging.ending import leave_nothing_behind
from forum.running.warming import warm_beside
from forum.running.worker import work
from forum.transaction import db

# So many more objects made than let go of before Python looks for rings among them: 700 of its own
# accord, which a few pages reach and hardly ever pays. These are a few megabytes.
COLLECTED_AFTER = 10_000


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
    let_go_of_database(app)
    set_aside()
    print(f"Lamplit is open at {settings.site_url} (stop it with Ctrl-C)", flush=True)
    Server(
        app,
        chores=lambda parent: work(app, parent=parent),
        at_end=lambda: leave_nothing_behind(app),
        # gunicorn closes the door that it is given.
        options={
            **for_server(settings),
            "bind": f"fd://{door.detach()}",
            "post_worker_init": lambda _: warm_beside(app),
        },
    ).run()


def let_go_of_database(app: Flask) -> None:
    """Close every connection: a SQLite connection must not be used on both sides of a fork."""
    with app.app_context():
        db.session.remove()
        for engine in db.engines.values():
            engine.dispose()


def set_aside() -> None:
    """Make one of what all processes have alike. For whoever starts them.

    A process has its parent's memory until one of them writes to it, and then a copy. So what each
    would read for itself is read before; and Python's collector, which writes into everything that
    it looks at, looks no more at what there is by now.
    """
    read_languages()
    gc.collect()
    gc.freeze()
    gc.set_threshold(COLLECTED_AFTER, *gc.get_threshold()[1:])
