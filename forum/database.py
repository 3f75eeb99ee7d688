"""What every table shares, and how connections are set. SQLAlchemy only: no Flask here."""

import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any, Literal, cast

from sqlalchemy import (
    CompoundSelect,
    Connection,
    DateTime,
    Dialect,
    Engine,
    LargeBinary,
    MetaData,
    Result,
    Row,
    Select,
    Table,
    TypeDecorator,
    event,
)
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import DeclarativeBase, Session, mapped_column, registry

from forum.wal import asking

Id = Annotated[bytes, mapped_column(LargeBinary(16))]
# Rows and queries whose columns are named where they are read.
AnyRow = Row[*tuple[Any, ...]]
AnySelect = Select[*tuple[Any, ...]]
AnyQuery = AnySelect | CompoundSelect[*tuple[Any, ...]]
Side = Literal["account", "handle", "neutral"]

BUSY_WAIT_MILLISECONDS, ASK_AGAIN_SECONDS = 10_000, 0.001
# Set on every connection and read back: a setting that did not take is a promise broken.
# secure_delete overwrites deleted words with zeros; synchronous=FULL (2) keeps a post that
# we said we have through a power cut; temp_store=MEMORY (2) keeps words out of temporary files.
# wal_autocheckpoint: after so many pages the log begins anew. A longer one is quicker by some
# hundredths, and tells whoever takes the disk the order of more of what was written lately.
PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "secure_delete": 1,
    "temp_store": 2,
    "wal_autocheckpoint": 1000,
    "busy_timeout": BUSY_WAIT_MILLISECONDS,
}
# Of a connection whose writer lets go of the lock first, and then waits for the disk: the seam.
# Why: docs/decisions/0033-the-disk-after-the-lock.md
SEAM_WAITS = "the seam waits for the disk"
Trouble = sqlite3.Error  # raised of a file that is gone, full or damaged


class Base(DeclarativeBase):
    """Models inherit from this, not from `db.Model`, so that deeds and tests need no Flask."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    # In the registry, not on the class: Flask-SQLAlchemy subclasses Base, and SQLAlchemy
    # forbids a subclass that carries its own map.
    registry = registry(metadata=metadata)


class Moment(TypeDecorator[datetime]):
    """An exact time, in UTC whatever the database makes of it. Only for what ends soon."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value.replace(tzinfo=UTC) if value and value.tzinfo is None else value


# Values asked for in one query; databases have a limit.
MOST_AT_ONCE = 5000


def in_parts(values: Sequence[bytes]) -> Iterator[Sequence[bytes]]:
    """Yield `values` in as few parts as a database can be asked for."""
    for first in range(0, len(values), MOST_AT_ONCE):
        yield values[first : first + MOST_AT_ONCE]


def looked_up(session: Session, wanted: AnyQuery, given: Mapping[str, Any]) -> Result[Any]:
    """Return the rows of a query that was built once, as plain rows: for pages that must be quick.

    Past the session's own door, which makes objects: it knows of nothing that this looks at.
    """
    return session.connection().execute(wanted, given)


def table_options(side: Side) -> dict[str, Any]:
    """Return the options that every table needs.

    WITHOUT ROWID: a rowid would number the rows in the order in which people wrote them.

    Args:
        side: "account" or "handle" decides what may be written together (forum/separation.py).
    """
    return {"sqlite_with_rowid": False, "info": {"side": side}}


def table_of(model: type[Base]) -> Table:
    """Return the bare table of `model`: writing a row through it makes no object first."""
    return cast(Table, model.__table__)


def prepare(engine: Engine) -> None:
    """Give every SQLite connection of `engine` our settings and explicit transactions."""
    if engine.dialect.name != "sqlite":
        return
    engine.dialect.colspecs = {**engine.dialect.colspecs, LargeBinary: _Bytes}
    event.listen(engine, "connect", _set_pragmas)
    event.listen(engine, "begin", _begin)


class _Bytes(LargeBinary):
    """Bytes as sqlite3 takes and gives them: SQLAlchemy would wrap each value, and copy it."""

    def bind_processor(self, dialect: Dialect) -> None:
        return None

    def result_processor(self, dialect: Dialect, coltype: object) -> None:
        return None


@contextmanager
def lent(engine: Engine) -> Iterator[sqlite3.Connection]:
    """Lend a connection of SQLite's own, for what is done with the file and with no row of it."""
    with closing(engine.raw_connection()) as connection:
        driver = cast(sqlite3.Connection, connection.driver_connection)
        _sync_again(driver, connection.info)
        yield driver


class Onlooker(sqlite3.Connection):
    """A connection that never writes, and closes itself when nobody holds it any more."""

    def __del__(self) -> None:
        with suppress(sqlite3.ProgrammingError):  # it was never open
            self.close()


def file_of(engine: Engine) -> Path | None:
    """Return where SQLite's file is; None for a database that is no file."""
    path = engine.url.database
    if engine.dialect.name != "sqlite" or not path or path == ":memory:":
        return None
    return Path(path)


def onlooker(engine: Engine) -> Onlooker | None:
    """Return a connection for one process to keep; None for a database that is no file."""
    if (file := file_of(engine)) is None:
        return None
    # A file that is gone is not made anew; threads take turns.
    address = f"{file.absolute().as_uri()}?mode=rw"
    found = sqlite3.connect(
        address, uri=True, isolation_level=None, check_same_thread=False, factory=Onlooker
    )
    found.execute("PRAGMA query_only = on")
    return found


def settings_of(connection: Connection, names: Iterable[str]) -> dict[str, object]:
    """Return how SQLite is set at this moment; nothing for another database."""
    if connection.dialect.name != "sqlite":
        return {}
    return {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in names}


def is_sound(connection: Connection) -> bool:
    """Return whether every page of a SQLite file fits the others; slow where there are many."""
    if connection.dialect.name != "sqlite":
        return True
    try:
        return bool(connection.exec_driver_sql("PRAGMA quick_check").scalar() == "ok")
    except DatabaseError:
        return False


def _set_pragmas(connection: sqlite3.Connection, record: object) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves, below
    for name, wanted in PRAGMAS.items():
        connection.execute(f"PRAGMA {name} = {wanted}")
        [found] = connection.execute(f"PRAGMA {name}").fetchone()
        in_memory = name == "journal_mode" and found == "memory"
        if found != wanted and not in_memory:
            raise RuntimeError(f"SQLite did not accept {name}: wanted {wanted}, found {found}")


def _sync_again(driver: Any, info: dict[Any, Any]) -> None:
    """Let whoever may write past the seam wait for the disk by SQLite's own doing."""
    if info.pop(SEAM_WAITS, False):
        driver.execute(f"PRAGMA synchronous = {PRAGMAS['synchronous']}")


def _begin(connection: Connection) -> None:
    """Take the write lock at once when writing: waiting for it later could not be resolved."""
    options, driver = connection.get_execution_options(), connection.connection.dbapi_connection
    assert driver is not None, "it has just been taken from the pool"
    if not options.get("writing", False):
        _sync_again(driver, connection.info)
        driver.execute("BEGIN")  # each page does, and nobody need hear of it
    else:
        _take_lock(connection, driver, waiting=options.get("waiting"))


def _take_lock(connection: Connection, driver: Any, *, waiting: int | None) -> None:
    """Wait for the write lock: for `waiting` milliseconds as SQLite does, or with patience if None.

    SQLite asks ever more seldom, so that whoever has just come overtakes whoever waits.
    """
    if SEAM_WAITS not in connection.info:  # else it has stayed so since it wrote last
        driver.execute("PRAGMA synchronous = normal")
        connection.info[SEAM_WAITS] = True
    with asking(driver, waiting or 0):
        for _ in range(BUSY_WAIT_MILLISECONDS if waiting is None else 0):
            if not _is_busy(driver):
                break
            time.sleep(ASK_AGAIN_SECONDS)
        if not driver.in_transaction:
            connection.exec_driver_sql("BEGIN IMMEDIATE")  # its refusal is one that all know


def _is_busy(driver: Any) -> bool:
    try:
        driver.execute("BEGIN IMMEDIATE")
    except sqlite3.Error as trouble:
        return trouble.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
    return False
