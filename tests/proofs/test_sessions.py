"""Sessions: no cookie for readers, one that tells nothing for members, and an end for each."""

import base64
import sqlite3
from datetime import timedelta

import pytest
from flask import Flask

from config import Settings, load
from forum.app import create_app
from forum.clock import now
from forum.public_ids import to_text
from forum.transaction import db
from forum.web.visits.session_store import IDLE, LONGEST, STEP
from tests.proofs.walking import change_words, join, words_asked, words_on
from tests.visitor import Visitor

WIPE = '"cache", "cookies", "storage"'


def cookie_of(visitor: Visitor, name: str = "s") -> str | None:
    cookie = visitor.client.get_cookie(name)
    return cookie.value if cookie else None


def left(answer) -> list[str]:
    """Return the cookies that an answer leaves in the browser, without those it takes away."""
    cookies = [cookie.split("; ") for cookie in answer.headers.getlist("Set-Cookie")]
    return [name_and_value for name_and_value, *facts in cookies if "Max-Age=0" not in facts]


def knows(app: Flask, cookie: str | None) -> bool:
    """Return whether a browser with this cookie is signed in."""
    browser = app.test_client()
    browser.set_cookie("s", cookie or "")
    return browser.get("/me").status_code == 200


def in_store(settings: Settings, sql: str, *values: object) -> list[tuple]:
    with sqlite3.connect(settings.data / "sessions.db") as connection:
        rows = connection.execute(sql, values).fetchall()
    connection.close()
    return rows


@pytest.fixture
def on_https(settings: Settings):
    """The same forum, on https."""
    environ = {"LAMPLIT_DATA": str(settings.data), "LAMPLIT_SITE_URL": "https://forum.example"}
    app = create_app(load(environ))
    app.extensions["failures"] = failures = []
    app.extensions["log_failure"] = failures.append
    yield app
    with app.app_context():
        db.engine.dispose()


def test_who_only_reads_gets_no_cookie(guest, inside, settings):
    # Given a forum with something to read
    with inside() as make:
        thread = make.thread(board=make.board(slug="sleep"))
        post = make.reply(thread)
    tid, pid = to_text(thread.id), to_text(post.id)

    # When a guest reads every page that has no form to fill in
    paths = ["/", "/boards/sleep", "/boards/sleep?sort=newest", f"/t/{tid}", f"/t/{tid}?view=list"]
    paths += [f"/p/{pid}", "/help", "/help?region=us", "/rules", "/privacy", "/stay-safe", "/leave"]
    paths += ["/healthz", "/readyz", "/nowhere", f"/t/{tid}/reply", "/boards/sleep/new", "/me"]
    answers = [guest.client.get(path) for path in paths]

    # Then nothing was left with them but the country that they chose, and nothing was kept here
    assert [(a.request.path, left(a)) for a in answers if left(a)] == [("/help", ["region=us"])]
    assert cookie_of(guest) is None
    assert not (settings.data / "sessions.db").exists() or not in_store(
        settings, "SELECT * FROM session"
    )


def test_the_cookie_holds_nothing_and_ends_with_the_browser(guest):
    answer = guest.client.get("/join")

    [cookie] = answer.headers.getlist("Set-Cookie")
    value, *attributes = cookie.split("; ")
    assert value.startswith("s=")
    assert len(base64.urlsafe_b64decode(value.removeprefix("s="))) == 32
    assert sorted(attributes) == ["HttpOnly", "Path=/", "SameSite=Lax"]


def test_on_https_the_cookie_is_bound_to_the_host(on_https):
    answer = Visitor(on_https).client.get("/join", base_url="https://forum.example")

    [cookie] = answer.headers.getlist("Set-Cookie")
    name_and_value, *attributes = cookie.split("; ")
    assert name_and_value.startswith("__Host-s=")
    assert sorted(attributes) == ["HttpOnly", "Path=/", "SameSite=Lax", "Secure"]


def test_on_https_joining_works_and_a_plain_cookie_opens_nothing(on_https, app):
    visitor = Visitor(on_https)
    join(visitor)
    cookie = cookie_of(visitor, "__Host-s")
    plain = on_https.test_client()
    plain.set_cookie("s", cookie)

    assert visitor.get("/me").heading == "My space"
    assert plain.get("/me").status_code == 303


def test_signing_in_and_new_words_come_with_a_new_cookie(app, guest):
    # Given the cookies of a visit, one after the other
    guest.get("/join")
    cookies = [cookie_of(guest)]
    keep = join(guest)
    cookies.append(cookie_of(guest))
    fresh = change_words(guest, words_on(keep))
    cookies.append(cookie_of(guest))
    guest.send(guest.get("/me"), "/sign-out")
    guest.get("/sign-in")
    cookies.append(cookie_of(guest))
    guest.send(guest.get("/sign-in"), "/sign-in", passphrase=fresh)
    cookies.append(cookie_of(guest))

    # Then each is new, and only the last opens anything
    assert None not in cookies
    assert len(set(cookies)) == 5
    assert [knows(app, cookie) for cookie in cookies] == [False, False, False, False, True]


def test_coming_back_with_a_code_comes_with_a_new_cookie(app, guest, visit):
    code = join(guest).all("[data-recovery-code]")[0].get_text()
    back = visit()
    page = back.send(back.get("/recover"), "/recover", code=code)
    before = cookie_of(back)
    assert not knows(app, before)

    back.send(page, "/recover", **words_asked(page))

    assert cookie_of(back) != before
    assert [knows(app, before), knows(app, cookie_of(back))] == [False, True]


@pytest.mark.parametrize("way", ["sign-out", "leave"])
def test_going_wipes_the_browser_and_the_old_cookie_opens_nothing(app, member, settings, way):
    old = cookie_of(member)
    if way == "leave":
        answer = member.client.get("/leave")
    else:
        fields = member.get("/me").form("/sign-out").fields
        answer = member.client.post("/sign-out", data=fields)

    assert answer.headers.get("Clear-Site-Data") == WIPE
    assert "Max-Age=0" in answer.headers["Set-Cookie"]
    assert cookie_of(member) is None
    assert not knows(app, old)
    assert in_store(settings, "SELECT * FROM session") == []


def test_a_guest_who_leaves_gets_no_cookie_either(guest):
    answer = guest.client.get("/leave")

    assert answer.headers.get("Clear-Site-Data") == WIPE
    assert left(answer) == []


@pytest.mark.parametrize("deadline", ["idle_until", "ends_at"])
def test_a_visit_is_over_at_its_deadline(app, member, settings, deadline):
    at = int(now().timestamp())
    in_store(settings, f"UPDATE session SET {deadline} = ?", at + 60)
    assert knows(app, cookie_of(member))
    in_store(settings, f"UPDATE session SET {deadline} = ?", at)

    answer = member.client.get("/me")

    assert answer.headers.get("Location") == "/sign-in?next=/me"
    assert in_store(settings, "SELECT * FROM session") == []


def test_a_page_moves_the_idle_deadline_and_never_the_last_one(app, member, settings):
    at = int(now().timestamp())
    last = at + 3600
    almost = at + int((IDLE - STEP).total_seconds()) - 60
    in_store(settings, "UPDATE session SET idle_until = ?, ends_at = ?", almost, last)

    member.client.get("/rules")

    [(idle_until, ends_at)] = in_store(settings, "SELECT idle_until, ends_at FROM session")
    assert idle_until >= at + int(IDLE.total_seconds())
    assert ends_at == last
    assert (timedelta(minutes=30), timedelta(hours=12)) == (IDLE, LONGEST)


def test_writing_in_a_session_does_not_make_it_longer(app, member, settings):
    """A form's secret is put into the session: keeping it must not move the last deadline."""
    last = int(now().timestamp()) + 600
    in_store(settings, "UPDATE session SET ends_at = ?", last)

    member.get("/me/name")

    assert in_store(settings, "SELECT ends_at FROM session") == [(last,)]


@pytest.mark.parametrize("cookie", ["", "x", "é", "A" * 44, "=" * 44, "A" * 4000, "\x00", "s=s"])
def test_a_cookie_that_is_not_ours_is_a_guests(guest, cookie):
    answer = guest.client.get("/", headers={"Cookie": f"s={cookie}".encode().decode("latin-1")})

    assert answer.status_code == 200
    assert "Join" in answer.text
    assert "Set-Cookie" not in answer.headers


def test_the_file_holds_no_readable_word_and_nothing_that_opens_it(app, guest, inside, settings):
    # Given a guest whose words are kept, and a member in the middle of changing their words
    with inside() as make:
        address = f"/t/{to_text(make.thread().id)}/reply"
    guest.client.post(address, data={"body": "marmalade canary", "title": "marmalade canary"})
    member = Visitor(app)
    keep = join(member)
    page = member.send(member.get("/me/passphrase"), "/me/passphrase", passphrase=words_on(keep))

    # When one reads all bytes of all session files
    files = list(settings.data.glob("sessions.db*"))
    [(table,)] = in_store(settings, "SELECT sql FROM sqlite_master")
    held = b"".join(file.read_bytes() for file in files).replace(table.encode(), b"")

    # Then they hold no word, no cookie and no readable part of what is kept
    assert len(files) >= 1
    assert in_store(settings, "SELECT count(*) FROM session") == [(2,)]
    words = ["marmalade", "canary", '"kept"', '"csrf_token"', '"new words"', '"root"', address]
    words += [words_on(keep), words_on(page), *words_on(page).split()]
    # A shorter word could stand in random bytes by chance.
    long = [word for word in words if len(word) > 5]
    assert [w for w in long for way in ("utf-8", "utf-16-le") if w.encode(way) in held] == []
    for visitor in (guest, member):
        secret = base64.urlsafe_b64decode(cookie_of(visitor) or "")
        assert secret not in held
        assert base64.b64encode(secret) not in held


def test_the_words_of_a_file_that_is_not_sealed_would_be_found(settings, app):
    """The look into the file above does find words where there are some."""
    in_store(settings, "CREATE TABLE t (words TEXT)")
    in_store(settings, "INSERT INTO t VALUES ('marmalade canary')")

    held = b"".join(file.read_bytes() for file in settings.data.glob("sessions.db*"))
    assert b"marmalade" in held
