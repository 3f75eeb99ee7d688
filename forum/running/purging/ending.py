"""What is done when the forum stops: nothing stays behind in SQLite's files."""

from contextlib import suppress

from flask import Flask
from sqlalchemy.exc import SQLAlchemyError

from forum.clock import now
from forum.database import Trouble
from forum.privacy.scouring import InUse, NoRoom
from forum.running.purging.databases import freshen_database
from forum.transaction import db
from forum.web.visits.session_store import SessionStore


def leave_nothing_behind(app: Flask) -> None:
    """Empty both logs, and write anew what is small.

    A database that is gone or damaged, or a full disk, does not keep the forum from ending.
    """
    store: SessionStore = app.extensions["session_store"]
    with suppress(OSError, Trouble, SQLAlchemyError, NoRoom, InUse), app.app_context():
        freshen_database(db.engine)
        db.engine.dispose()
        store.purge(at=now())
