"""Is it alive, is it ready: an operator reads the answer, and so does a program."""

import os
import shutil
from datetime import timedelta

import pytest

from forum.clock import now
from forum.database import Base
from forum.running.worker import ALIVE_FOR
from forum.transaction import db


@pytest.fixture
def signs(app, settings):
    """Build an index and leave signs of life, as old as wanted: of a worker, of its indexing."""
    app.extensions["search"].rebuild([])

    def leave(*names: str, age: timedelta = timedelta(0)) -> None:
        at = (now() - age).timestamp()
        for name in names or ("worker", "search"):
            sign = settings.data / f"{name}.alive"
            sign.touch()
            os.utime(sign, (at, at))

    return leave


@pytest.fixture
def worker(signs):
    signs("search")
    return lambda age=timedelta(0): signs("worker", age=age)


def answer(guest, address: str) -> tuple[int, str]:
    page = guest.get(address)
    assert page.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert "Set-Cookie" not in page.headers
    return page.status, page.text


def test_a_process_that_answers_is_alive(guest):
    assert answer(guest, "/healthz") == (200, "ok\n")


def test_a_forum_with_all_its_parts_is_ready(guest, worker):
    worker()

    assert answer(guest, "/readyz") == (200, "ok\n")


def test_a_missing_worker_is_named(guest, signs):
    signs("search")

    assert answer(guest, "/readyz") == (503, "not ready: worker\n")


def test_a_worker_that_gave_no_sign_for_a_while_is_named(guest, worker):
    worker(ALIVE_FOR + timedelta(seconds=5))

    assert answer(guest, "/readyz") == (503, "not ready: worker\n")


@pytest.mark.parametrize("damage", ["no tables", "no salt"])
def test_a_database_that_was_never_prepared_is_named(app, guest, worker, damage):
    worker()
    with app.app_context(), db.engine.begin() as connection:
        if damage == "no tables":
            Base.metadata.drop_all(connection)
        else:
            connection.exec_driver_sql("DELETE FROM instance_fact")

    assert answer(guest, "/readyz") == (503, "not ready: database\n")
    assert answer(guest, "/healthz") == (200, "ok\n")


def test_a_file_that_is_no_database_is_named(app, guest, settings, worker):
    worker()
    with app.app_context():
        db.engine.dispose()
    (settings.data / "lamplit.db").write_bytes(b"no database" * 1000)

    assert answer(guest, "/readyz") == (503, "not ready: database\n")


@pytest.mark.parametrize("age", [timedelta(0), ALIVE_FOR + timedelta(seconds=5)])
def test_an_index_that_nobody_keeps_in_step_is_named(guest, signs, age):
    signs("worker")
    if age:
        signs("search", age=age)

    assert answer(guest, "/readyz") == (503, "not ready: search\n")


def test_a_missing_index_is_named(app, guest, settings, signs):
    signs()
    shutil.rmtree(settings.data / "search")

    assert answer(guest, "/readyz") == (503, "not ready: search\n")


def test_everything_that_is_missing_is_named_at_once(app, guest):
    with app.app_context(), db.engine.begin() as connection:
        Base.metadata.drop_all(connection)

    assert answer(guest, "/readyz") == (503, "not ready: database, worker, search\n")
