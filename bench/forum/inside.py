"""What is counted in this process, before the forum is run: statements of pages, signing in.

The forum's application is called directly. Signing in is compared with Argon2 alone, once each in
turn, so that both meet the same noise.
"""

import statistics
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine, event

from bench.forum import people
from bench.forum.visiting import token_in
from config import load
from forum.accounts.unlocking import unlock_with_passphrase
from forum.app import create_app
from forum.transaction import db

TIMES = 9
NOT_COUNTED = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "PRAGMA")
WARM_UP = ("/help", "/boards/board-2")


def statements(settings: Mapping[str, str], pages: Mapping[str, str]) -> dict[str, dict[str, int]]:
    """Return how many statements each page costs, by who looks."""
    with _engine_of(create_app(load(settings))) as (app, engine):
        member = app.test_client()
        _sign_in(member, _form(member))
        return {
            "guest": _statements(engine, app.test_client(), pages),
            "member": _statements(engine, member, pages),
        }


def signing_in(settings: Mapping[str, str]) -> dict[str, float]:
    """Return milliseconds: of signing in, of Argon2 alone, and what is between their middles."""
    words, salt = people.words_of(people.READER).split(), bytes(16)
    whole, alone = list[float](), list[float]()
    with _engine_of(create_app(load(settings))) as (app, _):
        for _time in range(TIMES):
            client = app.test_client()
            form = _form(client)
            whole.append(_milliseconds(partial(_sign_in, client, form)))
            alone.append(_milliseconds(partial(unlock_with_passphrase, words, salt)))
    medians = statistics.median(whole), statistics.median(alone)
    named = {"whole_ms": medians[0], "argon2_ms": medians[1], "beyond_ms": medians[0] - medians[1]}
    return {name: round(value, 1) for name, value in named.items()}


@contextmanager
def _engine_of(app: Flask) -> Iterator[tuple[Flask, Engine]]:
    with app.app_context():
        engine = db.engine
    try:
        yield app, engine
    finally:
        engine.dispose()


def _form(client: FlaskClient) -> dict[str, str]:
    token = token_in(client.get("/sign-in").text)
    return {"csrf_token": token, "passphrase": people.words_of(people.READER)}


def _sign_in(client: FlaskClient, form: Mapping[str, str]) -> None:
    answer = client.post("/sign-in", data=form)
    assert answer.status_code == 303, answer.status_code


def _statements(engine: Engine, client: FlaskClient, pages: Mapping[str, str]) -> dict[str, int]:
    """Count those of the first visit to each page; what is done once only came before."""
    for path in WARM_UP:
        client.get(path)
    found = {}
    for name, path in pages.items():
        with _noting(engine) as seen:
            answer = client.get(path)
        assert answer.status_code == 200, path
        found[name] = len(seen)
    return found


@contextmanager
def _noting(engine: Engine) -> Iterator[list[str]]:
    seen: list[str] = []

    def note(connection: object, cursor: object, statement: str, *more: object) -> None:
        if not statement.startswith(NOT_COUNTED):
            seen.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(engine, "before_cursor_execute", note)


def _milliseconds(deed: Callable[[], object]) -> float:
    begun = time.perf_counter()
    deed()
    return (time.perf_counter() - begun) * 1000
