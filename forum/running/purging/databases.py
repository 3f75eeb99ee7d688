"""Write the database and the file of sessions anew: what was deleted is in neither afterwards."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine

from forum.database import Trouble, lent
from forum.privacy.scouring import InUse, NoRoom, freshen, size_of, write_anew
from forum.running.purging.steps import NotDone, Show
from forum.web.visits.session_store import SessionStore

TIMES_WRITTEN = 3  # into a copy, into the log, and from there into the database
LABEL = "Writing the database anew"
OTHER_DATABASE = (
    "The database is not SQLite's: let its own tools write it anew, such as VACUUM (FULL)."
)
BUSY = "Somebody else writes to {what} for long, or reads it. Run this again in a few minutes."
NO_ROOM = (
    "Writing {what} anew takes {needed} MB of the disk, and {free} MB are free. "
    "Make room, then run this again."
)

TROUBLE = (
    "SQLite cannot write {what} anew: {name}. It is as it was. "
    "Look whether its disk is full or broken, then run this again."
)


def write_database_anew(engine: Engine, show: Show) -> str:
    """Raises NotDone."""
    if engine.dialect.name != "sqlite":
        return OTHER_DATABASE
    total = _sized(engine) * TIMES_WRITTEN
    _or_told(lambda: show(LABEL, lambda: _write(engine), total), "the database")
    return f"The database is written anew: {_megabytes(_sized(engine))} MB. Its log is empty."


def write_sessions_anew(store: SessionStore, at: datetime) -> str:
    """Raises NotDone."""
    _or_told(lambda: store.purge(at=at), "the file of sessions")
    return "The file of sessions is written anew. Its log is empty."


def freshen_database(engine: Engine) -> bool:
    """Write it anew while it is small, and empty its log; return False if somebody reads that."""
    if engine.dialect.name != "sqlite":
        return True
    with lent(engine) as connection:
        return freshen(connection, _folder(engine))


def _write(engine: Engine) -> None:
    with lent(engine) as connection:
        write_anew(connection, _folder(engine))


def _folder(engine: Engine) -> Path:
    return Path(engine.url.database or ".").parent


def _sized(engine: Engine) -> int:
    with lent(engine) as connection:
        return size_of(connection)


def _or_told(deed: Callable[[], None], what: str) -> None:
    try:
        deed()
    except InUse as problem:
        raise NotDone(BUSY.format(what=what)) from problem
    except NoRoom as problem:
        needed, free = _megabytes(problem.needed), _megabytes(problem.free)
        raise NotDone(NO_ROOM.format(what=what, needed=needed, free=free)) from problem
    except Trouble as problem:
        name = getattr(problem, "sqlite_errorname", "an error")
        raise NotDone(TROUBLE.format(what=what, name=name)) from problem


def _megabytes(size: int) -> str:
    return f"{-(-size // 1_000_000):,}"
