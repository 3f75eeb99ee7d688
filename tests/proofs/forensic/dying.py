"""A process that is killed while it takes words back, or while it purges."""

import os
import signal
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

from flask import Flask
from sqlalchemy import event
from sqlalchemy.orm import Session

from forum.app import create_app
from forum.privacy import scouring
from forum.running.purging import databases, whole
from tests.proofs.forensic.ground import Ground, token_of


def dies(deed: Callable[[], object]) -> bool:
    """Do it in a process of its own; return whether that was killed before the end."""
    if not (child := os.fork()):
        try:
            deed()
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL


def die(*_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def die_taking_back(ground: Ground, pid: str, *, when: str) -> None:
    """Let the server be killed when all is written: before it counts, or right after."""
    sent = {"csrf_token": token_of(ground.writer), "sure": "1"}
    cookie = ground.writer.client.get_cookie("s").value

    def take_back() -> None:
        browser = create_app(ground.app.extensions["settings"]).test_client()
        browser.set_cookie("s", cookie)
        event.listen(Session, "before_commit", Session.flush)
        event.listen(Session, when, die)
        browser.post(f"/p/{pid}/take-back", data=sent)

    assert dies(take_back)


def die_purging(app: Flask, *, where: str) -> None:
    """Let another process begin to purge, and be killed on the way."""

    def begin() -> None:
        DEATHS[where]()
        fresh = create_app(app.extensions["settings"])
        with fresh.app_context():
            whole.purge(fresh, lambda sentence: None, whole.quietly)

    assert dies(begin)


def _in_the_index() -> None:
    """Right before what was written anew takes the place of what was there."""
    sys.addaudithook(lambda name, _: die() if name == "os.rename" else None)


def _in_the_database() -> None:
    def write(connection: sqlite3.Connection, folder: Path) -> None:
        connection.set_progress_handler(die, SOME_STEPS_OF_SQLITE)
        scouring.write_anew(connection, folder)

    databases.write_anew = write


def _between_two_steps() -> None:
    whole.write_sessions_anew = die


SOME_STEPS_OF_SQLITE = 8_000
DEATHS = {
    "in the index": _in_the_index,
    "in the database": _in_the_database,
    "between two steps": _between_two_steps,
}
