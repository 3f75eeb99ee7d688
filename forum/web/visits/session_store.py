"""Where sessions lie: a file of boxes that only the visitor's cookie can find and open.

A box is found by the hash of the cookie's secret and sealed with a key derived from it, so
whoever takes the file learns how many visits there are and when they end, and nothing else.
"""

import hashlib
import os
import sqlite3
import threading
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol

from forum.privacy.retention import VISIT, VISIT_QUIET, VISIT_SHARED
from forum.privacy.scouring import write_anew
from forum.sealing import Unreadable, derive, hkdf, seal, unseal
from forum.wal import empty_log_of
from forum.web.visits.session_file import connect

IDLE = VISIT_QUIET.time
LONGEST = VISIT.time
STEP = timedelta(minutes=5)


@dataclass(frozen=True)
class Patience:
    """How long a visit may be quiet.

    Deadlines lie on whole steps, so that they do not tell when somebody was last here. A page
    may leave a deadline where it is until it lies `lag` too early.
    """

    idle: timedelta
    step: timedelta
    lag: timedelta


USUAL = Patience(idle=IDLE, step=STEP, lag=STEP)
# Somebody else may sit down here next: 10 to 12 minutes, and no page shortens that.
SHARED = Patience(idle=VISIT_SHARED.time, step=timedelta(minutes=2), lag=timedelta(0))


@dataclass(frozen=True)
class Kept:
    """An opened session. `ends_at` is the latest moment, whatever happens."""

    content: bytes
    idle_until: datetime
    ends_at: datetime


class SessionsUnavailable(Exception):
    """The sessions cannot be read at this moment, whoever asks."""


class SessionStore(Protocol):
    """What keeps sessions. `secret` is the cookie's value, which is never stored."""

    def find(self, secret: bytes, *, at: datetime) -> Kept | None: ...
    def keep(
        self,
        secret: bytes,
        content: bytes,
        *,
        ends_at: datetime,
        at: datetime,
        patience: Patience = USUAL,
    ) -> None: ...
    def change(
        self, secret: bytes, content: bytes, *, at: datetime, patience: Patience = USUAL
    ) -> None: ...
    def stay(self, secret: bytes, *, at: datetime, patience: Patience = USUAL) -> None: ...
    def end(self, secret: bytes) -> None: ...
    def belong(self, secret: bytes, root: bytes) -> None: ...
    def end_all_of(self, root: bytes) -> None: ...
    def sweep(self, *, at: datetime) -> None: ...
    def purge(self, *, at: datetime) -> None: ...


class FileSessionStore:
    """Sessions in a SQLite file of their own, whose freed pages are overwritten."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._here = threading.local()

    def find(self, secret: bytes, *, at: datetime) -> Kept | None:
        """Return the session, or None when there is none or it is over.

        Raises:
            SessionsUnavailable: the file cannot be read.
        """
        try:
            return self._find(secret, at=at)
        except (OSError, sqlite3.Error) as error:
            raise SessionsUnavailable from error

    def _find(self, secret: bytes, *, at: datetime) -> Kept | None:
        row = (
            self._db()
            .execute("SELECT box, idle_until, ends_at FROM session WHERE key = ?", (_key(secret),))
            .fetchone()
        )
        if row is None:
            return None
        box, idle_until, ends_at = row[0], _moment(row[1], at), _moment(row[2], at)
        if at >= min(idle_until, ends_at):
            with suppress(SessionsUnavailable):  # else the worker sweeps it away
                self.end(secret)
            return None
        try:
            return Kept(unseal(hkdf(secret, "session"), box), idle_until, ends_at)
        except Unreadable:
            return None

    def keep(
        self,
        secret: bytes,
        content: bytes,
        *,
        ends_at: datetime,
        at: datetime,
        patience: Patience = USUAL,
    ) -> None:
        """Keep a new session.

        Raises:
            SessionsUnavailable: the file cannot be written.
        """
        box = seal(hkdf(secret, "session"), content)
        row = (_key(secret), box, _quiet_until(at, patience), _late(ends_at, STEP))
        self._write("INSERT OR REPLACE INTO session VALUES (?, ?, ?, ?, NULL)", row)

    def change(
        self, secret: bytes, content: bytes, *, at: datetime, patience: Patience = USUAL
    ) -> None:
        """Put new content into a session that is still there; one that was ended stays ended.

        Raises:
            SessionsUnavailable: the file cannot be written.
        """
        box = seal(hkdf(secret, "session"), content)
        values = (box, _quiet_until(at, patience), _key(secret))
        self._write("UPDATE session SET box = ?, idle_until = ? WHERE key = ?", values)

    def stay(self, secret: bytes, *, at: datetime, patience: Patience = USUAL) -> None:
        """Let the visit go on.

        Raises:
            SessionsUnavailable: the file cannot be written.
        """
        until = _quiet_until(at, patience)
        self._write("UPDATE session SET idle_until = ? WHERE key = ?", (until, _key(secret)))

    def end(self, secret: bytes) -> None:
        """End the visit, if it is there.

        Raises:
            SessionsUnavailable: the file cannot be written.
        """
        self._write("DELETE FROM session WHERE key = ?", (_key(secret),))

    def belong(self, secret: bytes, root: bytes) -> None:
        """Let whoever holds `root` find this visit among all others. Nobody else can.

        Raises:
            SessionsUnavailable: the file cannot be written.
        """
        key = _key(secret)
        self._write("UPDATE session SET mark = ? WHERE key = ?", (mark_of(root, key), key))

    def end_all_of(self, root: bytes) -> None:
        """End every visit of this member, on whatever device.

        Raises:
            SessionsUnavailable: the file cannot be read or written.
        """
        for key in self._keys_of(root):
            self._write("DELETE FROM session WHERE key = ?", (key,))

    def _keys_of(self, root: bytes) -> list[bytes]:
        try:
            rows = self._db().execute("SELECT key, mark FROM session").fetchall()
        except (OSError, sqlite3.Error) as error:
            raise SessionsUnavailable from error
        return [key for key, mark in rows if mark == mark_of(root, key)]

    def _write(self, sql: str, values: tuple[object, ...]) -> None:
        try:
            self._db().execute(sql, values)
        except (OSError, sqlite3.Error) as error:
            raise SessionsUnavailable from error

    def sweep(self, *, at: datetime) -> None:
        """Remove the sessions that are over, and what the log of the file still holds of them."""
        now = _seconds(at)
        self._db().execute("DELETE FROM session WHERE idle_until <= ? OR ends_at <= ?", (now, now))
        empty_log_of(self._db())

    def purge(self, *, at: datetime) -> None:
        """Remove the sessions that are over, and write the file anew without their traces.

        Raises:
            NoRoom, InUse: see forum/privacy/scouring.py.
        """
        self.sweep(at=at)
        write_anew(self._db(), self._path.parent)

    def overwrites(self) -> bool:
        """Return whether nothing of what is removed stays in the file."""
        return bool(self._db().execute("PRAGMA secure_delete").fetchone()[0] == 1)

    def _db(self) -> sqlite3.Connection:
        """Return this thread's connection; another one after a fork."""
        owner = (os.getpid(), threading.get_ident())
        if getattr(self._here, "owner", None) != owner:
            self._here.db, self._here.owner = connect(self._path), owner
        connection: sqlite3.Connection = self._here.db
        return connection


def mark_of(root: bytes, key: bytes) -> bytes:
    """Return the mark by which the holder of `root` knows a visit as theirs: another for each."""
    return derive(root, "visit", key)


def _key(secret: bytes) -> bytes:
    return hashlib.sha256(secret).digest()


def _quiet_until(at: datetime, patience: Patience) -> int:
    return _late(at + patience.idle, patience.step)


def _late(moment: datetime, step: timedelta) -> int:
    """Return a deadline, rounded up to a step: the file is not to tell when somebody came."""
    seconds = int(step.total_seconds())
    return -(-_seconds(moment) // seconds) * seconds


def _seconds(moment: datetime) -> int:
    return int(moment.timestamp())


def _moment(seconds: int, like: datetime) -> datetime:
    return datetime.fromtimestamp(seconds, like.tzinfo)
