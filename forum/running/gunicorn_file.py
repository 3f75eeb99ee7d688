"""What deploy/gunicorn.conf.py tells a gunicorn that somebody starts by hand or by a supervisor.

`lamplit run-all` needs none of it: it has a gunicorn of its own, and the worker in it.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from flask import Flask

from config import leave, load_or_leave
from forum.privacy.redaction import guard_process
from forum.running.answering.beginning import begin
from forum.running.answering.servant import Servant
from forum.running.arbiter import QuietLogger
from forum.running.door import BACKLOG, DOOR_MODE
from forum.running.gunicorn_settings import for_server
from forum.running.memory.sparing import set_aside
from forum.running.serving import let_go_of_database
from forum.running.setting_kinds import Listen


def for_file(environ: Mapping[str, str]) -> dict[str, object]:
    """Return gunicorn's settings and hooks, as names of a configuration file."""
    settings = load_or_leave(environ)
    if environ.get("GUNICORN_CMD_ARGS"):
        leave(
            "GUNICORN_CMD_ARGS stands above what we say, and could switch on a log: take it away."
        )
    return {
        **for_server(settings),
        "bind": _named(settings.listen),
        "backlog": BACKLOG,
        "umask": 0o777 & ~DOOR_MODE,
        "logger_class": QuietLogger,
        "worker_class": Servant,
        "on_starting": lambda _: guard_process(),
        "when_ready": _before_the_others,
        "post_worker_init": lambda worker: begin(_app(worker)),
    }


def _before_the_others(server: Any) -> None:
    let_go_of_database(_app(server))
    set_aside()


def _named(listen: Listen) -> str:
    if isinstance(listen, Path):
        return f"unix:{listen}"
    host, port = listen
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def _app(of: Any) -> Flask:
    app: Flask = of.app.wsgi()
    return app
