"""A whole evening at the queue, through the web: two posts of one author beside two of two authors.

Of each four, the first two are by Ash, in two threads; the third is Cedar's, the fourth Birch's.
The same is done to all four, and each two are flagged by the same reader and the same guest.
"""

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy.orm import Session

from config import load
from forum.app import create_app
from forum.clock import now
from forum.handles.deriving import board_scope, handle_id, reader_scope, thread_scope
from forum.moderation.meanwhile.sweeping import settle_one
from forum.moderation.models import Case
from forum.public_ids import from_text, to_text
from forum.transaction import db, reading, transaction
from tests.makers import Make
from tests.proofs.walking import answer, start_thread
from tests.visitor import Visitor

ASH, BIRCH, CEDAR, DILL, ELM, FERN = (bytes([n]) * 32 for n in range(11, 17))
OTTER, CURLEW, WREN = (bytes([n]) * 32 for n in (97, 98, 99))
AUTHORS = (ASH, ASH, CEDAR, BIRCH)
OPENERS = (BIRCH, CEDAR, BIRCH, CEDAR)
READERS = (FERN, FERN, ELM, ELM)
GUESTS = ("192.0.2.1", "192.0.2.1", "198.51.100.1", "198.51.100.1")
BOARD = bytes([9]) * 16
TOLD = {"rule": "1", "message": "That was unkind."}
HELD = {"decision": ["take-down", "pause"], "days": "3", "pause_kind": "hold"} | TOLD


class Evening:
    """One evening; each deed is done to all four posts, and each is listened to alike."""

    def __init__(
        self, app: Flask, visit: Any, inside: Callable[[], AbstractContextManager[Make]]
    ) -> None:
        self.app, self.visit, self.inside = app, visit, inside
        with inside() as make:
            make.board(slug="sleep", id=BOARD)
        roots = (ASH, BIRCH, CEDAR, DILL, ELM, FERN)
        self.people = {root: visit().arrive(root=root) for root in roots}
        self.otter = visit().arrive_on_duty(root=OTTER)
        self.curlew = visit().arrive_on_duty("lead", name="Early Curlew", root=CURLEW)
        self.wren = visit().arrive_on_duty("lead", name="Warm Stone", root=WREN)
        self.threads: list[str] = []

    def talk(self, openers: Sequence[bytes] = OPENERS) -> list[str]:
        """Let four threads be opened, and answered by the four authors; return the posts' ids."""
        return [
            self._answered(opener, author, len(self.threads))
            for opener, author in zip(openers, AUTHORS, strict=True)
        ]

    def _answered(self, opener: bytes, author: bytes, number: int) -> str:
        title, nonce = f"Thread number {number}", f"form {number}"
        person = self.people[opener]
        where = start_thread(person, "sleep", title=title, body=title, nonce=nonce)
        self.threads.append(where)
        page = answer(self.people[author], where, body=f"Answer number {number}", nonce=nonce)
        return str(page.all("[data-post]")[-1]["data-post"])

    def flag(self, pids: Sequence[str]) -> list[str]:
        """Let a reader and a guest flag each post; return the addresses of the cases."""
        for number, pid in enumerate(pids):
            here, reader = f"/p/{pid}/flag", self.people[READERS[number]]
            page = reader.get(here)
            reader.send(page, here, reason="unkind", note=f"It hurt, {number}.")
            guest = self.visit()
            guest.client.environ_base["REMOTE_ADDR"] = GUESTS[number]
            guest.send(guest.get(here), here, reason="other", note=f"It is odd, {number}.")
        return self.cases(pids)

    def cases(self, pids: Sequence[str]) -> list[str]:
        with self.app.app_context():
            of = {case.post_id: case.id for case in reading().query(Case)}
        return [f"/moderation/cases/{to_text(of[from_text(pid)])}" for pid in pids]

    def decide(self, cases: Sequence[str], by: Visitor | None = None, **told: Any) -> None:
        by = by or self.otter
        for case in cases:
            by.send(by.get(case), f"{case}/decide", **told)

    def settle(self, cases: Sequence[str]) -> None:
        """Let ten minutes go by, and everybody be told."""
        for case in cases:
            with self.app.app_context(), transaction() as session:
                later = now() + timedelta(minutes=11)
                settle_one(session, from_text(case.rpartition("/")[2]), at=later)

    def appeal(self, pids: Sequence[str]) -> None:
        for number, pid in enumerate(pids):
            writer, here = self.people[AUTHORS[number]], f"/p/{pid}/appeal"
            writer.send(writer.get(here), here, body=f"Please look again, {number}.")

    def whole(self) -> tuple[list[str], list[str]]:
        """Let everything happen; return the posts, and those that waited after it."""
        pids = self.talk()
        cases = self.flag(pids)
        self.decide(cases, **HELD)
        self.settle(cases)
        self.appeal(pids)
        self.decide(cases, self.curlew, decision="appeal-kept", message="We looked again.")
        self.settle(cases)
        waiting = self.talk(openers=(DILL,) * 4)
        self.decide(self.cases(waiting), decision="leave")
        self.settle(self.cases(waiting))
        return pids, waiting

    def ids_of(self, root: bytes) -> set[bytes]:
        """Return every handle that a person can have this evening."""
        threads = [from_text(where.rpartition("/")[2]) for where in self.threads]
        scopes = ["site", board_scope(BOARD)]
        scopes += [scope(tid) for tid in threads for scope in (thread_scope, reader_scope)]
        return {handle_id(root, scope) for scope in scopes}


@contextmanager
def forum_in(folder: Path, migrated: Path) -> Iterator[Evening]:
    """Begin an evening in a forum of its own, which several tests can look back at."""
    shutil.copy(migrated, folder / "lamplit.db")
    hurried = {"LAMPLIT_LIMITS": "off", "LAMPLIT_HOLD_FIRST_POSTS": "0"}
    app = create_app(load({"LAMPLIT_DATA": str(folder)} | hurried))
    app.extensions["failures"] = failures = []
    app.extensions["log_failure"] = failures.append
    yield Evening(app, partial(Visitor, app), partial(_inside, app))
    with app.app_context():
        db.engine.dispose()


@contextmanager
def _inside(app: Flask) -> Iterator[Make]:
    with app.app_context(), Session(db.engine, expire_on_commit=False) as session:
        session.connection(execution_options={"writing": True})
        yield Make(session, app.extensions["news_desk"])
        session.commit()
