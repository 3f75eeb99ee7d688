"""A guest's page is the same from memory, byte by byte, and nobody else is answered so."""

import pytest
from flask import session

from forum.app import create_app
from forum.clock import now
from forum.public_ids import to_text
from forum.web.access import everyone
from forum.web.guests.declaring import same_for_guests
from tests.counting import statements_of

LOOKS = ("", "look=dark", "look=plain.larger.es")
WAYS = ("", "gzip", "gzip, deflate, br")


@pytest.fixture
def places(inside):
    with inside() as make:
        thread = make.thread(board=make.board(slug="nights"), at=now())
        make.reply(thread, at=now())
        return {"boards.show": "/boards/nights", "threads.show": f"/t/{to_text(thread.id)}"}


def addresses(app, places):
    """Return an address for each page that is declared."""
    rules = {rule.endpoint: rule.rule for rule in app.url_map.iter_rules()}
    declared = [e for e, view in app.view_functions.items() if hasattr(view, "same_for_guests")]
    return [places.get(endpoint, rules[endpoint]) for endpoint in declared]


def seen(answer):
    return answer.status, list(answer.headers), answer.data


def shelf_of(app):
    return app.extensions["guest_pages"].shelf


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("look", LOOKS)
def test_every_declared_page_is_the_same_from_memory(app, places, look, way):
    headers = {"Cookie": look, "Accept-Encoding": way}
    guest = app.test_client(use_cookies=False)
    for address in addresses(app, places):
        before = shelf_of(app).bytes
        made = seen(guest.get(address, headers=headers))
        assert shelf_of(app).bytes > before, f"{address} is not kept"
        with statements_of(app) as asked:
            shown = seen(guest.get(address, headers=headers))

        assert shown == made
        assert asked == []


def test_a_member_is_shown_their_own_page_and_none_of_it_is_kept(app, guest, member):
    home = guest.get("/")
    kept = shelf_of(app).bytes

    assert "Sign out" in member.get("/").text
    assert shelf_of(app).bytes == kept
    assert guest.get("/").text == home.text


def test_two_looks_are_two_pages(app, guest):
    usual = guest.get("/").text
    guest.client.set_cookie("look", "dark")

    assert 'data-theme="dark"' in guest.get("/").text
    guest.client.delete_cookie("look")
    assert guest.get("/").text == usual


def test_an_answer_that_begins_a_visit_is_not_kept(app):
    @app.get("/begins")
    @everyone
    @same_for_guests()
    def begins():
        session["said"] = "hello"
        return "a visit"

    cookies = [app.test_client().get("/begins").headers.get("Set-Cookie") for _ in range(2)]

    assert None not in cookies
    assert cookies[0] != cookies[1]
    assert shelf_of(app).bytes == 0


def test_what_an_answer_held_open_is_closed(app):
    closed = []

    @app.get("/closes")
    @everyone
    @same_for_guests()
    def closes():
        answer = app.make_response("done")
        answer.call_on_close(lambda: closed.append("once"))
        return answer

    app.test_client().get("/closes")

    assert closed == ["once"]
    assert app.test_client().get("/closes").text == "done"


def test_a_page_is_made_anew_after_some_seconds_and_with_each_hour(
    app, guest, monkeypatch, time_stands
):
    pages = app.extensions["guest_pages"]
    time_stands.moment = now().replace(minute=59, second=45)
    made = []
    monkeypatch.setattr(pages, "_application", _counted(pages._application, made))
    for _ in range(2):
        guest.get("/")
    assert len(made) == 1

    time_stands.go_on(seconds=10)
    guest.get("/")
    assert len(made) == 2

    time_stands.go_on(seconds=5)
    guest.get("/")
    assert len(made) == 3


def _counted(application, made):
    def asked(environ, start_response):
        made.append(environ["PATH_INFO"])
        return application(environ, start_response)

    return asked


def test_where_nobody_can_tell_how_the_database_stands_nothing_is_kept(app, guest, monkeypatch):
    monkeypatch.setattr(app.extensions["guest_pages"]._standing, "number", lambda: None)

    assert guest.get("/").text == guest.get("/").text
    assert shelf_of(app).bytes == 0


def test_two_forums_in_one_process_keep_their_own_pages(app, settings, guest):
    guest.get("/")
    other = create_app(settings)

    assert shelf_of(app).bytes > 0
    assert shelf_of(other).bytes == 0
