"""The way out as a page that comes piece by piece: each step is done while the page is on its way.

Whoever closes the page meanwhile, or loses the line, has left all the same.
"""

import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from flask import Response, current_app, stream_template, stream_with_context
from sqlalchemy.exc import SQLAlchemyError

from forum.accounts.ending import Words, end_all_ways, leaving, ways_of
from forum.clock import now
from forum.errors import ForumError
from forum.leaving.belongings import Belongings, belongings
from forum.leaving.steps import steps
from forum.transaction import empty_log, reading, transaction
from forum.web import look
from forum.web.visits import sessions
from forum.web.visits.session_store import SessionsUnavailable

# Others who write come in between: the database lets whoever waits for it try this often.
REST_SECONDS = 0.02
# So many lines, at most, say how far we are.
LINES = 20
# Something may have been written in the moment in which all visits were ended.
ROUNDS = 3


@dataclass
class Far:
    """So many posts of so many are dealt with; and how it ended."""

    done: int = 0
    posts: int = 0
    is_over: bool = False
    is_stopped: bool = False

    @property
    def line(self) -> int:
        return self.done * LINES // max(1, self.posts)


class Going:
    """One member's leaving: iterate, and it is done; what comes out is how far it is."""

    def __init__(self, root: bytes, words: Words) -> None:
        self.words, self.far = words, Far()
        self._root = root
        self._way = self._go()

    def __iter__(self) -> Iterator[Far]:
        return self

    def __next__(self) -> Far:
        return next(self._way)

    def _go(self) -> Iterator[Far]:
        try:
            mine = belongings(reading(), self._root)
            self.far.posts = sum(map(len, mine.posts.values()))
            for _ in range(ROUNDS):
                yield from self._a_round(mine)
                mine = belongings(reading(), self._root)
                if not mine.keyring:
                    break
            self._close()
        except (SQLAlchemyError, ForumError, SessionsUnavailable) as error:
            current_app.extensions["log_failure"](error)
            self.far.is_stopped = True

    def _a_round(self, mine: Belongings) -> Iterator[Far]:
        said = self.far.line
        for step in steps(reading(), mine, self.words, today=now().date()):
            with transaction() as session:
                step.do(session)
            time.sleep(REST_SECONDS)
            self.far.done = min(self.far.posts, self.far.done + step.posts)
            if self.far.line > said:
                said = self.far.line
                yield self.far

    def _close(self) -> None:
        """Let no way in be left, and no older copy in the database's log."""
        current_app.extensions["session_store"].end_all_of(self._root)
        ways = ways_of(reading(), self._root)
        with transaction() as session:
            end_all_ways(session, self._root, ways, year=now().year)
        self.far.is_over = True
        with suppress(SQLAlchemyError):  # somebody reads just now: the worker does it
            empty_log()


def going_page(root: bytes, words: Words) -> Response:
    """Return the page on which somebody leaves. No visit of theirs is left when it begins."""
    sessions.end_everywhere(root)
    look.forget()
    response = Response(stream_with_context(_page(Going(root, words))), mimetype="text/html")
    response.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    response.headers["X-Accel-Buffering"] = "no"  # a proxy is to pass each piece on
    return response


def _page(going: Going) -> Iterator[str]:
    try:
        yield from stream_template("leaving/going.html", going=going)
    finally:
        for _ in going:  # nobody looks any more, and yet it is to be done
            pass


def gone_on(root: bytes) -> Response | None:
    """Return the page on which an interrupted leaving goes on; None of everybody else."""
    words = leaving(reading(), root)
    return None if words is None else going_page(root, words)
