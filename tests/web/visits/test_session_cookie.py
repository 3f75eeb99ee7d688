"""A cookie only for who has something to remember, and nothing in it but chance."""

import base64
from datetime import UTC, datetime, timedelta

import pytest
from flask import Response
from werkzeug.test import EnvironBuilder

from forum.web.visits.session_cookie import SealedSessions, Visit
from forum.web.visits.session_store import IDLE, LONGEST, STEP, FileSessionStore
from tests.standing_still import StandingStill

NOON = datetime(2026, 3, 18, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)
ROOT = bytes(range(32))


class Browser:
    """Opens and saves visits as Flask does, and keeps the cookie as a browser does."""

    def __init__(self, app, sessions: SealedSessions) -> None:
        self.app, self.sessions = app, sessions
        self.cookie: str | None = None
        self.told: list[str] = []

    def open(self, path: str = "/") -> Visit:
        headers = {"Cookie": f"s={self.cookie}"} if self.cookie is not None else {}
        request = self.app.request_class(EnvironBuilder(path, headers=headers).get_environ())
        return self.sessions.open_session(self.app, request)

    def save(self, visit: Visit) -> None:
        response = Response()
        self.sessions.save_session(self.app, visit, response)
        self.told = response.headers.getlist("Set-Cookie")
        for each in self.told:
            self.cookie = each.partition("=")[2].partition(";")[0] or None

    def remember(self, **things: object) -> None:
        visit = self.open()
        visit.update(things)
        self.save(visit)


@pytest.fixture
def at(time_stands) -> StandingStill:
    """The time: it is noon."""
    time_stands.moment = NOON
    return time_stands


@pytest.fixture
def store(tmp_path) -> FileSessionStore:
    return FileSessionStore(tmp_path / "sessions.db")


@pytest.fixture
def browser(app, store, at) -> Browser:
    return Browser(app, SealedSessions(store, cookie="s"))


def count(store: FileSessionStore) -> int:
    return store._db().execute("SELECT count(*) FROM session").fetchone()[0]


def test_who_only_reads_gets_no_cookie_and_leaves_no_row(browser, store):
    visit = browser.open()
    looked = visit.get("root")
    browser.save(visit)
    visit.clear()
    browser.save(visit)

    assert (looked, browser.told, count(store)) == (None, [], 0)


@pytest.mark.parametrize(("name", "secure"), [("s", ""), ("__Host-s", "Secure; ")])
def test_something_to_remember_makes_a_cookie_of_chance(app, store, name, secure):
    cookies = set()
    for _ in range(20):
        browser = Browser(app, SealedSessions(store, cookie=name))
        browser.remember(root=ROOT)
        cookies.add(browser.cookie)

    assert browser.told == [f"{name}={browser.cookie}; {secure}HttpOnly; Path=/; SameSite=Lax"]
    assert {len(base64.urlsafe_b64decode(cookie)) for cookie in cookies} == {32}
    assert len(cookies) == count(store) == 20


def test_what_was_remembered_comes_back_as_it_was(browser):
    things = {"root": ROOT, "role": None, "kept": {"page": "/t/x", "fields": {"body": "Käse\n"}}}
    browser.remember(**things)

    assert dict(browser.open()) == things


def test_the_cookie_is_told_once(browser):
    browser.remember(root=ROOT)
    first = browser.cookie
    browser.remember(word=1)

    assert (browser.told, browser.cookie) == ([], first)
    assert dict(browser.open()) == {"root": ROOT, "word": 1}


@pytest.mark.parametrize(
    "change",
    [
        lambda cookie: "",
        lambda cookie: cookie[:-1],
        lambda cookie: ("B" if cookie[0] == "A" else "A") + cookie[1:],
        lambda cookie: f" {cookie[:20]}\t{cookie[20:]}",
        lambda cookie: "ä" * 44,
    ],
)
def test_a_cookie_that_was_changed_is_a_strangers(browser, store, change):
    browser.remember(root=ROOT)
    browser.cookie = change(browser.cookie)

    visit = browser.open()

    assert (dict(visit), visit.secret) == ({}, None)
    assert count(store) == 1


def test_files_are_fetched_without_a_visit(browser):
    browser.remember(root=ROOT)

    assert dict(browser.open("/static/site.css")) == {}
    assert dict(browser.open("/statics")) == {"root": ROOT}


def test_who_is_away_for_half_an_hour_is_a_stranger(browser, at):
    browser.remember(root=ROOT)
    at.moment += IDLE

    assert dict(browser.open()) == {}


def test_who_keeps_reading_stays_for_twelve_hours_and_no_longer(browser, at):
    browser.remember(root=ROOT)
    while at.moment < NOON + LONGEST - IDLE:
        at.moment += IDLE - SECOND
        assert browser.open()["root"] == ROOT
    at.moment = NOON + LONGEST

    assert dict(browser.open()) == {}


def test_what_is_remembered_later_does_not_make_a_visit_longer(browser, at):
    browser.remember(root=ROOT)
    while at.moment < NOON + LONGEST - IDLE:
        at.moment += IDLE - timedelta(minutes=1)
        browser.remember(at=str(at.moment))
    at.moment = NOON + LONGEST

    assert dict(browser.open()) == {}


@pytest.mark.parametrize(
    ("later", "moved"),
    [(STEP, False), (STEP + SECOND, True), (IDLE - SECOND, True)],
)
def test_the_file_tells_of_a_reader_only_every_few_minutes(browser, store, at, later, moved):
    browser.remember(root=ROOT)
    at.moment += later

    browser.open()

    secret = base64.urlsafe_b64decode(browser.cookie)
    told = store.find(secret, at=at.moment).idle_until - IDLE
    assert (told > NOON) is moved


def test_looking_without_a_change_writes_nothing(browser, store, at):
    browser.remember(root=ROOT)
    before = store._db().total_changes

    browser.save(browser.open())

    assert (browser.told, store._db().total_changes) == ([], before)


def test_a_visit_that_is_emptied_is_gone_from_browser_and_file(browser, store):
    browser.remember(root=ROOT)
    visit = browser.open()
    visit.clear()
    browser.save(visit)

    [cookie] = browser.told
    assert cookie.startswith("s=; ")
    assert "Max-Age=0" in cookie
    assert count(store) == 0


def test_a_visit_goes_on_under_a_new_cookie_and_leaves_the_old_one_behind(browser, store, at):
    browser.remember(word=1)
    old = browser.cookie
    at.moment += timedelta(minutes=10)
    visit = browser.open()
    visit.rotate()
    browser.save(visit)

    assert dict(browser.open()) == {"word": 1}
    assert browser.open().ends_at == at.moment + LONGEST
    browser.cookie = old
    assert dict(browser.open()) == {}
    assert count(store) == 1


@pytest.mark.parametrize("times", [1, 2])
def test_a_visit_that_was_rotated_and_emptied_leaves_nothing(browser, store, times):
    browser.remember(word=1)
    visit = browser.open()
    for _ in range(times):
        visit.rotate()
    visit.clear()
    browser.save(visit)

    assert (browser.cookie, count(store)) == (None, 0)


def test_a_slow_page_does_not_bring_back_who_signed_out_meanwhile(browser, store):
    """Else somebody with a copy of the cookie would be signed in again."""
    browser.remember(root=ROOT)
    slow, quick, copy = browser.open(), browser.open(), browser.cookie
    quick.clear()
    browser.save(quick)

    slow["notice"] = "Posted."
    browser.save(slow)

    browser.cookie = copy
    assert "root" not in browser.open()


def test_a_slow_page_does_not_bring_back_a_cookie_that_was_left_behind(browser, store):
    browser.remember(word=1)
    slow, quick, copy = browser.open(), browser.open(), browser.cookie
    quick["root"] = ROOT
    quick.rotate()
    browser.save(quick)

    slow["notice"] = "Posted."
    browser.save(slow)

    browser.cookie = copy
    assert dict(browser.open()) == {}
