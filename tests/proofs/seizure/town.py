"""A forum whose members write through the web, and somebody who notes down whose everything is."""

import base64
import hashlib
import random
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event, inspect

from config import load
from forum.accounts import unlocking
from forum.accounts.models import Credential
from forum.app import create_app
from forum.handles.deriving import handle_id, reader_scope, thread_scope
from forum.handles.models import SealedEntry
from forum.public_ids import from_text, new_id, to_text
from forum.transaction import db
from tests.inside import opened
from tests.proofs.seizure.held_chance import hold_chance
from tests.proofs.seizure.joining import join, token_on
from tests.proofs.seizure.schedule import Visit
from tests.proofs.seizure.truth import Owner, Truth
from tests.standing_still import stop_time
from tests.visitor import Visitor

FIRST_NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
WORDS = ("awake", "night", "long", "quiet", "walk", "window", "rain", "morning", "tired", "hope")
LENGTHS = (6, 20, 60, 200)  # words: some fit a page of the file, some need pages of their own


class Town:
    """The forum, its members and the truth about them.

    `root` is whose visit it is just now. `each` is called after everything that is written.
    """

    def __init__(self, app: Flask, patch: pytest.MonkeyPatch, *, seed: str) -> None:
        self.app, self.patch, self.chance = app, patch, random.Random(seed)
        self.clock = stop_time(patch, FIRST_NOON)
        settings = app.extensions["settings"]
        self.data, self.secret = settings.data, settings.secret
        self.truth, self.root, self.afterwards = Truth(), b"", ExitStack()
        self.roots: dict[int, bytes] = {}
        self.threads: dict[int, str] = {}
        self._fresh: dict[type, set[bytes]] = {SealedEntry: set(), Credential: set()}
        self._listen()
        self.each: Callable[[Visit], None] = lambda visit: None

    def live(self, visits: list[Visit]) -> None:
        """Let all visits happen, a day for each moment."""
        with opened(self.app) as make:
            make.board(slug="sleep")
        moment = 0
        for visit in visits:
            if visit.moment != moment:
                moment = visit.moment
                self.clock.moment = FIRST_NOON + timedelta(days=moment)
            self._come(visit)

    def _come(self, visit: Visit) -> None:
        visitor = Visitor(self.app)
        if visit.member not in self.roots:
            join(visitor.client)
            self._note_join(visit, visitor)
        else:
            visitor.arrive(root=self.roots[visit.member])
        self.root = self.roots[visit.member]
        cookie = base64.urlsafe_b64decode(visitor.client.get_cookie("s").value)
        self._owns(visit, "visit", {hashlib.sha256(cookie).digest()}, side="account")
        token = token_on(visitor.client.get("/rules").text)
        for thread in visit.threads:
            self._write(visit, visitor, thread, token)
        if visit.moment and self.chance.random() < 0.4:
            self._read(visit, visitor, self.chance.choice(list(self.threads)), token)
        if self.chance.random() < 0.5:
            visitor.client.post("/sign-out", data={"csrf_token": token})

    def _note_join(self, visit: Visit, visitor: Visitor) -> None:
        secret = visitor.client.get_cookie("s").value
        self.roots[visit.member] = _root_of(self.app, secret)
        self.truth.roots = self.roots
        ways = self._new(Credential)
        self._owns(visit, f"member {visit.member}", ways, side="account")

    def _write(self, visit: Visit, visitor: Visitor, thread: int, token: str) -> None:
        typed = {"csrf_token": token, "nonce": to_text(new_id()), "action": "post"}
        typed |= {"post_as": "thread", "body": self._words(self.chance.choice(LENGTHS))}
        if visit.moment == 0:
            typed["title"] = self._words(3)
            where = visitor.client.post("/boards/sleep/new", data=typed).headers["Location"]
            self.threads[thread] = re.search(r"/t/[\w-]+", where)[0]
        else:
            sent = visitor.client.post(f"{self.threads[thread]}/reply", data=typed)
            assert sent.status_code == 303, sent.text
        self._note(visit, thread, thread_scope)

    def _read(self, visit: Visit, visitor: Visitor, thread: int, token: str) -> None:
        """Read the thread, and follow it or say that one has heard."""
        page = visitor.client.get(self.threads[thread]).text
        post = re.search(r'data-post="([\w-]+)"', page)[1]
        where = self.chance.choice([f"/p/{post}/answer", f"{self.threads[thread]}/follow"])
        visitor.client.post(where, data={"csrf_token": token, "kind": "hear"})
        self._note(visit, thread, reader_scope)

    def _note(self, visit: Visit, thread: int, scope_of: Callable[[bytes], str]) -> None:
        scope = scope_of(from_text(self.threads[thread].removeprefix("/t/")))
        own = handle_id(self.roots[visit.member], scope)
        self._owns(visit, scope, {own}, side="handle")
        self._owns(visit, scope, self._new(SealedEntry), side="entry")
        self.each(visit)

    def _owns(self, visit: Visit, about: str, ids: set[bytes], *, side: str) -> None:
        for each in ids:
            owner = Owner(visit.member, about, visit.moment, side)
            self.truth.owners.setdefault(each, owner)

    def _listen(self) -> None:
        """Note the key of every row that is written, by way of whatever."""

        def note(
            connection: object, cursor: object, statement: str, given: Any, *more: Any
        ) -> None:
            for table in self._fresh:
                if statement.startswith(f"INSERT INTO {table.__tablename__} ("):
                    columns = statement.partition("(")[2].partition(")")[0].split(", ")
                    at, is_many = columns.index(inspect(table).primary_key[0].name), more[-1]
                    self._fresh[table] |= {row[at] for row in (given if is_many else [given])}

        with self.app.app_context():
            engine = db.engine
        event.listen(engine, "before_cursor_execute", note)
        self.afterwards.callback(event.remove, engine, "before_cursor_execute", note)

    def _new(self, table: type) -> set[bytes]:
        """Return the keys that were written since we looked last."""
        fresh, self._fresh[table] = self._fresh[table], set()
        return fresh

    def _words(self, count: int) -> str:
        return " ".join(self.chance.choices(WORDS, k=count)).capitalize()


def _root_of(app: Flask, cookie: str) -> bytes:
    with app.test_request_context(headers={"Cookie": f"s={cookie}"}):
        from flask import session

        return session["root"]


@contextmanager
def town_in(
    folder: Path, migrated: Path, *, engine: str = "whoosh", seed: str = "town"
) -> Iterator[Town]:
    """Begin a forum in `folder`. Six words are stretched little: nobody guesses at them here."""
    folder.mkdir(mode=0o700, parents=True)
    shutil.copy(migrated, folder / "lamplit.db")
    chosen = {"LAMPLIT_LIMITS": "off", "LAMPLIT_HOLD_FIRST_POSTS": "0", "LAMPLIT_SEARCH": engine}
    with pytest.MonkeyPatch.context() as patch:
        hold_chance(patch, seed=seed)
        app = create_app(load({"LAMPLIT_DATA": str(folder)} | chosen))
        app.extensions["failures"] = failures = []
        app.extensions["log_failure"] = failures.append
        patch.setattr(unlocking, "MEMORY_KIBIBYTES", 8)
        town = Town(app, patch, seed=seed)
        with town.afterwards:
            yield town
    app.extensions["search"].close()
    with app.app_context():
        db.engine.dispose()
    assert not failures
