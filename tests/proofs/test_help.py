"""Help, the way out and what is read on the way are there when nothing else is."""

from datetime import timedelta

import pytest

from forum.app import create_app
from forum.clock import now
from forum.transaction import db
from forum.web.visits.session_store import FileSessionStore
from tests.visitor import Visitor

NOT_LOOKED_UP = ["/help", "/help?region=ie", "/privacy", "/stay-safe"]
# The rules are looked up, and are the shipped ones where they cannot be.
READ = [*NOT_LOOKED_UP, "/rules"]


@pytest.fixture
def broken(app, settings):
    """Spoils the database and the sessions, and forgets that they were ever open."""

    def spoil() -> None:
        with app.app_context():
            db.engine.dispose()
        app.session_interface._store = FileSessionStore(settings.data / "sessions.db")
        for name in ("lamplit.db", "sessions.db"):
            for file in settings.data.glob(f"{name}*"):
                file.unlink()
            (settings.data / name).write_bytes(b"no database" * 1000)

    return spoil


@pytest.mark.parametrize("address", READ)
def test_help_is_there_when_neither_database_nor_sessions_are(member, guest, broken, address):
    broken()

    for visitor in (guest, member):
        page = visitor.get(address)
        assert page.status == 200
        assert page.all("a[href='/sign-in']"), "it is shown as to a guest"
    assert member.client.get_cookie("s") is not None, "and who was signed in still is, later"
    assert member.client.get("/me").status_code == 503
    assert guest.client.get("/").status_code >= 500


def test_help_has_its_lines_when_nothing_else_works(member, broken):
    broken()

    assert member.get("/help").all(".line a[href='tel:116123']")
    assert member.get("/help?region=fr").all(".line a[href='tel:3114']")
    assert member.get("/help").all(".line a[href='tel:3114']"), "the choice is remembered"


def test_the_way_out_is_open_when_nothing_else_works(member, broken, settings):
    broken()

    page = member.get("/leave")

    assert page.status == 200
    assert page.one(f"a[href='{settings.exit_url}']")
    assert page.headers["Clear-Site-Data"] == '"cache", "cookies", "storage"'


def test_help_needs_no_database_from_the_first_moment_on(settings):
    (settings.data / "lamplit.db").unlink()
    app = create_app(settings)
    app.extensions["failures"] = []

    page = Visitor(app).get("/help?region=ie")

    assert page.all(".line a[href='tel:116123']")
    assert not (settings.data / "lamplit.db").exists()
    assert not (settings.data / "sessions.db").exists()


@pytest.mark.parametrize("address", NOT_LOOKED_UP)
def test_help_asks_neither_database_nor_sessions_about_a_guest(guest, settings, address):
    for file in settings.data.glob("*.db"):
        file.unlink()

    assert guest.get(address).status == 200
    assert list(settings.data.glob("*.db*")) == []


@pytest.mark.parametrize("address", ["/", "/me", "/sign-in", "/nowhere"])
def test_all_else_says_that_we_are_busy_when_no_visit_can_be_opened(member, broken, address):
    broken()

    page = member.get(address)

    assert page.status == 503
    assert page.all("a[href='/help']")


def test_a_member_is_shown_as_one_while_sessions_work(member):
    assert member.get("/help").all("a[href='/me']")


@pytest.mark.parametrize("address", [*READ, "/leave", "/"])
def test_sessions_that_can_be_read_and_not_written_keep_nobody_from_anything(
    app, member, address, monkeypatch
):
    """A full disk, or a file system that turned read-only: as in SQLite's own answer to it."""
    store = app.session_interface._store
    with app.app_context():
        store._db().execute("PRAGMA query_only = ON")
    later = now() + timedelta(minutes=20)
    monkeypatch.setattr("forum.web.visits.session_cookie.now", lambda: later)

    page = member.get(address)

    assert page.status == 200
    if address == "/leave":
        assert member.client.get_cookie("s") is None, "the cookie is taken away in any case"
