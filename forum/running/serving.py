"""Running the whole forum: one door, some processes that answer, one that does the chores."""

import errno
import os
import socket
from collections.abc import Callable
from typing import NoReturn

from flask import Flask

from config import Settings
from forum.privacy.redaction import guard_process
from forum.running.arbiter import Server
from forum.running.warming import warm_beside
from forum.running.worker import work
from forum.transaction import db

BACKLOG = 512
# gunicorn's processes tell it through a file that they are alive. On a disk that is busy, a
# moment's delay would look like death.
MEMORY_FOLDER = "/dev/shm"  # noqa: S108


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
    _let_go_of_database(app)
    print(f"Lamplit is open at {settings.site_url} (stop it with Ctrl-C)", flush=True)
    Server(
        app,
        chores=lambda parent: work(app, parent=parent),
        options=_options(settings, door) | {"post_worker_init": lambda _: warm_beside(app)},
    ).run()


def open_door(listen: tuple[str, int]) -> socket.socket:
    """Return a socket that listens, so that nobody else can take the address any more."""
    host, port = listen
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=BACKLOG)
    except OSError as error:
        raise SystemExit(_why_closed(error, host, port)) from None


def _why_closed(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        other = port + 1 if port < 65535 else 8000
        return (
            f"Port {port} is taken: another program listens at {host}, perhaps Lamplit itself. "
            f"Stop it, or choose another port: LAMPLIT_LISTEN={_bracketed(host)}:{other}"
        )
    if error.errno == errno.EACCES:
        return f"We may not use port {port}: choose one from 1024 on with LAMPLIT_LISTEN."
    return f"LAMPLIT_LISTEN names {host}, which is not an address of this computer."


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _let_go_of_database(app: Flask) -> None:
    """Close every connection: a SQLite connection must not be used on both sides of a fork."""
    with app.app_context():
        db.session.remove()
        for engine in db.engines.values():
            engine.dispose()


def _options(settings: Settings, door: socket.socket) -> dict[str, object]:
    """Return gunicorn's settings. `door` is given away: gunicorn closes it."""
    return {
        "bind": f"fd://{door.detach()}",
        "workers": settings.workers,
        "threads": settings.threads,
        "preload_app": True,
        "proc_name": "lamplit",
        "worker_tmp_dir": MEMORY_FOLDER if os.access(MEMORY_FOLDER, os.W_OK) else None,
        "accesslog": None,
        "loglevel": "warning",
        "control_socket_disable": True,
        # Whom to believe about addresses is LAMPLIT_PROXIES' business, not gunicorn's.
        "forwarded_allow_ips": "",
        "secure_scheme_headers": {},
        "limit_request_line": 4094,
        "limit_request_fields": 64,
        "limit_request_field_size": 8190,
        "timeout": 30,
        "graceful_timeout": 5,
        "keepalive": 5,
    }
