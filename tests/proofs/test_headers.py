"""The headers of confidentiality.md, section 9: on every route, and on every way to fail."""

import pytest
from flask import Flask
from sqlalchemy.exc import IntegrityError, OperationalError

from config import load
from forum.app import create_app
from forum.errors import Busy, Conflict
from forum.public_ids import to_text
from forum.talk import screening_views
from forum.transaction import db
from forum.web.headers import EVERYWHERE
from tests.proofs.promised import OFF, PROMISED, faults
from tests.proofs.routes import routes
from tests.visitor import Visitor


def test_what_is_sent_everywhere_is_what_was_promised():
    assert PROMISED.items() <= EVERYWHERE.items()
    assert {f"{feature}=()" for feature in OFF} <= set(EVERYWHERE["Permissions-Policy"].split(", "))


def test_every_route_has_them_whoever_asks(app, visit, inside):
    with inside() as make:
        thread = make.thread(board=make.board(slug="sleep"))
        post = make.reply(thread)
        rule = make.word_rule()
    values = {"tid": thread.id, "pid": post.id, "slug": "sleep", "number": 1, "name": "none.css"}
    values |= {"rid": rule.id, "token": "t" * 43, "code": "gb", "key": "sober", "where": "up"}
    values |= {"cid": bytes(16)}

    for visitor in (visit(), visit().arrive(), visit().arrive(role="moderator")):
        for route in routes(app, values):
            answer = visitor.client.open(route.path, method=route.method)
            assert faults(answer) == [], route
            assert answer.get_data() == b"" or "Content-Type" in answer.headers
        for method in ("HEAD", "OPTIONS", "TRACE", "DELETE"):
            assert faults(visitor.client.open("/rules", method=method)) == []


def test_what_never_changes_may_be_kept_and_nothing_else(app, guest):
    page = guest.get("/")
    files = [page.one("link[rel=stylesheet]")["href"], page.one("link[rel=icon]")["href"]]
    files += [page.one("script")["src"]]

    for path in files:
        answer = guest.client.get(path)
        assert answer.status_code == 200
        assert faults(answer, kept="public, max-age=31536000, immutable") == []
    assert faults(guest.client.get("/static/none.css")) == []


def test_the_new_words_are_not_kept_either(guest):
    guest.send(guest.get("/join"), "/join", rules_ok="y", age_ok="y")

    for path in ("/join", "/keep/notes.txt", "/keep/print"):
        answer = guest.client.get(path)
        assert answer.status_code == 200
        assert faults(answer) == []
    assert "attachment" in guest.client.get("/keep/notes.txt").headers["Content-Disposition"]


# --- every way to fail ---


def fails(app: Flask, member: Visitor, error: Exception):
    def failing() -> None:
        raise error

    app.view_functions["pages.rules"] = failing
    return member.client.get("/rules")


def conflict(app: Flask, member: Visitor, monkeypatch, address: str):
    def collide(*_: object, **__: object) -> None:
        raise IntegrityError("INSERT", {}, Exception("unique"))

    monkeypatch.setattr(screening_views, "reply", collide)
    fields = member.get(address).form(f"{address}/reply").fields
    return member.client.post(
        f"{address}/reply", data=fields | {"body": "Not to be lost", "action": "post"}
    )


@pytest.fixture
def ways(app, member, guest, monkeypatch, inside):
    """For each status a way to get it."""
    with inside() as make:
        address = f"/t/{to_text(make.thread().id)}"
    busy = OperationalError("SELECT", {}, Exception("locked"))
    foreign = {"Sec-Fetch-Site": "cross-site"}
    return {
        303: lambda: guest.client.get("/me"),
        400: lambda: member.client.post("/sign-out"),
        403: lambda: member.client.post("/sign-out", headers=foreign),
        404: lambda: guest.client.get("/nowhere"),
        409: lambda: conflict(app, member, monkeypatch, address),
        413: lambda: guest.client.post("/sign-in", data={"passphrase": "x" * 3_000_000}),
        422: lambda: guest.client.post("/join", data={}),
        500: lambda: fails(app, member, ValueError("private words")),
        503: lambda: fails(app, member, busy),
    }


@pytest.mark.parametrize("status", [303, 400, 403, 404, 409, 413, 422, 500, 503])
def test_every_way_to_fail_has_them(ways, status):
    answer = ways[status]()

    assert answer.status_code == status
    assert faults(answer) == []
    assert "private words" not in answer.text
    assert status == 303 or "In crisis?" in answer.text
    assert ("Retry-After" in answer.headers) == (status == 503)


@pytest.mark.parametrize(
    ("error", "status"),
    [(Conflict("Somebody was quicker."), 409), (Busy("Wait.", retry_after=7), 503)],
)
def test_a_refusal_of_a_deed_has_them(app, member, error, status):
    answer = fails(app, member, error)

    assert answer.status_code == status
    assert faults(answer) == []
    assert str(error) in answer.text
    assert answer.headers.get("Retry-After") == (str(error.retry_after) if status == 503 else None)


def test_a_collision_keeps_the_words(ways):
    assert "Not to be lost" in ways[409]().text


@pytest.fixture
def limited(settings):
    """The same forum with limits."""
    app = create_app(load({"LAMPLIT_DATA": str(settings.data)}))
    app.extensions["failures"] = []
    yield app
    with app.app_context():
        db.engine.dispose()


def test_too_often_has_them_and_says_when_to_come_back(limited):
    visitor = Visitor(limited)
    for _ in range(21):
        answer = visitor.client.post("/join", data={})

    assert answer.status_code == 429
    assert faults(answer) == []
    assert int(answer.headers["Retry-After"]) > 0
    assert not [name for name in dict(answer.headers) if name.startswith("X-RateLimit")]


def test_failures_have_them_and_are_logged_in_the_forum_as_it_is_run(settings, caplog):
    """Nothing of the application is replaced here, not even what logs."""
    app = create_app(load({"LAMPLIT_DATA": str(settings.data)}))
    client = app.test_client()
    statuses = []
    for error in (ValueError("private words"), OperationalError("SELECT", {}, Exception("x"))):
        app.view_functions["pages.rules"] = lambda error=error: (_ for _ in ()).throw(error)
        answer = client.get("/rules?q=private")
        assert faults(answer) == []
        statuses.append(answer.status_code)
    with app.app_context():
        db.engine.dispose()

    assert statuses == [500, 503]
    assert [record.exc_info[0] for record in caplog.records] == [ValueError, OperationalError]
    assert not any("private" in record.getMessage() for record in caplog.records)


def test_a_visit_that_cannot_be_opened_is_a_page_too(app, member, monkeypatch):
    """The file of sessions is locked or damaged: a page of ours says so, with the way out."""

    def broken(*_: object, **__: object) -> None:
        raise OSError("disk")

    monkeypatch.setattr(app.extensions["session_store"], "find", broken)
    answer = member.client.get("/")

    assert answer.status_code in (500, 503)
    assert faults(answer) == []
    assert "Quick exit" in answer.text
    assert [type(failure) for failure in member.failures] == [OSError], "and it is logged, once"


# --- http and https ---


def test_only_https_promises_https(settings, app, guest):
    https = create_app(
        load({"LAMPLIT_DATA": str(settings.data), "LAMPLIT_SITE_URL": "https://forum.example"})
    )
    https.extensions["failures"] = []
    secure = Visitor(https).client
    for path in ("/", "/nowhere", "/me", "/healthz", "/static/none.css"):
        assert "Strict-Transport-Security" not in guest.client.get(path).headers
        answer = secure.get(path, base_url="https://forum.example")
        assert answer.headers.get("Strict-Transport-Security") == "max-age=31536000"
        assert faults(answer) == []
    with https.app_context():
        db.engine.dispose()


@pytest.mark.parametrize(
    "change",
    [
        {"Content-Security-Policy": "default-src *"},
        {"Referrer-Policy": "origin"},
        {"ETag": '"x"'},
        {"Last-Modified": "Tue, 24 Nov 2026 10:00:00 GMT"},
        {"Cache-Control": "private"},
        {"Permissions-Policy": "camera=(self)"},
        {"Cross-Origin-Opener-Policy": "unsafe-none"},
    ],
)
def test_a_header_that_is_wrong_or_too_many_would_be_found(app, guest, change):
    def changed(response):
        response.headers.update(change)
        return response

    app.after_request_funcs[None].insert(0, changed)

    assert EVERYWHERE.keys() >= PROMISED.keys()
    assert faults(guest.client.get("/rules")) != []
