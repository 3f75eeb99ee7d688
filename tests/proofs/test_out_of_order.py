"""When something of ours is broken, a page says so, says what to do, and keeps the words."""

import gc
import sqlite3
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from bs4 import BeautifulSoup

from forum.app import create_app
from forum.transaction import db
from forum.web import throttle
from forum.web.errors import CLOSED
from forum.web.visits.session_store import FileSessionStore, SessionsUnavailable
from tests.makers import NOON
from tests.proofs.walking import join
from tests.visitor import Visitor

BUSY = "We are busy for a moment"
KEPT = "Words that somebody has typed."


def spoil(app, place) -> None:
    """Let the database be a file of something else."""
    with app.app_context():
        db.engine.dispose()
    for file in place.parent.glob(f"{place.name}*"):
        file.unlink()
    place.write_bytes(b"no database" * 1000)


def empty(app, place) -> None:
    """Let the database be a new one without a table."""
    spoil(app, place)
    place.write_bytes(b"")


def take(app, place) -> None:
    """Let there be a folder where the database was."""
    spoil(app, place)
    place.unlink()
    place.mkdir()


@pytest.fixture
def place(settings):
    return settings.data / "lamplit.db"


@pytest.mark.parametrize("luck", [spoil, empty, take])
def test_without_a_database_a_page_says_so_and_keeps_the_words(app, member, place, inside, luck):
    # Given somebody who writes while the database is lost
    with inside() as make:
        make.board(slug="sleep")
    form = member.get("/boards/sleep/new")
    luck(app, place)

    # When they send it, or somebody reads
    sent = member.send(form, "/boards/sleep/new", title="Awake again", body=KEPT, action="post")
    read = Visitor(app).get("/boards/sleep")

    # Then a page says what happened, what to do, and gives the words back
    for page in (sent, read):
        assert (page.status, page.heading) == (503, str(CLOSED))
        assert page.headers["Retry-After"] == "300"
        assert "Please try again in some minutes." in page.words
        assert page.one("main a[href='/help']")
    assert [box.get_text().strip() for box in sent.all("main textarea")] == ["Awake again", KEPT]
    assert sent.one("main a[href='/boards/sleep/new']").get_text() == "Back to where you were"
    assert read.one("main a[href='']").get_text() == "Try again"
    assert Visitor(app).get("/help").status == 200


def test_a_database_that_somebody_else_writes_to_is_a_matter_of_seconds(
    app, member, place, monkeypatch, inside
):
    with inside() as make:
        make.board(slug="sleep")
    form = member.get("/boards/sleep/new")
    monkeypatch.setattr("forum.database.BUSY_WAIT_MILLISECONDS", 10)
    with app.app_context():
        db.engine.dispose()
    other = sqlite3.connect(place, isolation_level=None)
    other.execute("PRAGMA locking_mode = exclusive")
    other.execute("BEGIN EXCLUSIVE")

    page = member.send(form, "/boards/sleep/new", title="Awake again", body=KEPT, action="post")
    other.close()

    assert (page.status, page.heading) == (503, BUSY)
    assert page.headers["Retry-After"] == "5"
    assert KEPT in page.text


@pytest.mark.parametrize("path", ["/join", "/sign-in"])
def test_where_no_visit_can_begin_the_page_says_so_in_place_of_a_form(app, guest, path):
    """The form could not be sent: its token would be forgotten at once."""
    app.session_interface._store._db().execute("PRAGMA query_only = ON")

    page = guest.get(path)

    assert (page.status, page.heading) == (503, BUSY)
    assert page.headers["Retry-After"] == "5"
    assert page.all("main form") == []
    assert page.one("main a[href='']").get_text() == "Try again"
    assert "Set-Cookie" not in page.headers


def test_who_signs_in_while_no_visit_can_begin_is_told_so(app, visit):
    member = visit()
    words = join(member).one("[data-passphrase]").get_text(" ")
    other = visit()
    form = other.get("/sign-in")
    app.session_interface._store._db().execute("PRAGMA query_only = ON")

    page = other.send(form, "/sign-in", passphrase=words)

    assert page.status == 503
    assert "Location" not in page.headers


def test_a_file_of_sessions_that_cannot_be_opened_leaves_no_other_complaint(tmp_path):
    with pytest.raises(SessionsUnavailable):
        FileSessionStore(tmp_path).find(bytes(32), at=NOON)
    gc.collect()


@pytest.mark.parametrize("path", ["/nowhere", "/operator"])
def test_where_nothing_can_be_repeated_the_page_leads_to_the_boards(member, path):
    page = member.get(path)

    assert page.status in (403, 404)
    assert page.one("main a[href='/']").get_text() == "Go to the boards"
    assert page.all(f"main a[href='{path}']") == []


def test_a_page_that_fails_leads_to_no_other_site(app, guest):
    def failing() -> None:
        raise ValueError

    app.view_functions["pages.rules"] = failing
    answer = guest.client.get("/rules?next=//elsewhere.example")

    links = BeautifulSoup(answer.text, "html.parser").select("main a")
    assert answer.status_code == 500
    assert [a["href"] for a in links] == ["", "/", "/help"]
    assert guest.get("//elsewhere.example").all("a[href*='//elsewhere']") == []


@pytest.fixture
def limited(settings):
    """The same forum with limits."""
    app = create_app(replace(settings, limits="normal"))
    app.extensions["failures"] = failures = []
    app.extensions["log_failure"] = failures.append
    yield app
    with app.app_context():
        db.engine.dispose()


def test_who_searches_too_often_is_told_the_truth_about_how_long_to_wait(limited, monkeypatch):
    guest, at = Visitor(limited), datetime(2026, 3, 18, 12, 10, tzinfo=UTC)
    monkeypatch.setattr("time.time", at.timestamp)
    monkeypatch.setattr(throttle, "now", lambda: at)
    for _ in range(120):
        guest.client.post("/search", data={"q": "?"})

    page = guest.post("/search", {"q": "?"})

    assert page.status == 429
    assert page.headers["Retry-After"] == "60"
    assert "Please wait a minute, then try again." in page.words
    assert page.one("main a[href='/search']").get_text() == "Back to where you were"
    assert throttle.SEARCHING == "120 per minute"
