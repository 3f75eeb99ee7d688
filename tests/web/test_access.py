"""Every route says who may use it, and asks the others to sign in without losing their words."""

from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask

from forum.app import create_app
from forum.pages import views as pages
from forum.public_ids import new_id, to_text
from forum.web.access import (
    EVERYONE,
    LEVELS,
    MEMBERS,
    AccessUndeclared,
    brings_along,
    check_declared,
    checks_its_form,
    everyone,
    members,
)


def door() -> str:
    """A view."""
    return "<title>Inside</title><h1>Inside</h1>"


@pytest.fixture
def bare() -> Flask:
    """An application with nothing in it."""
    return Flask("bare", static_folder=None)


def test_every_route_of_the_forum_has_declared_its_access(app):
    assert {view.access for view in app.view_functions.values()} <= set(LEVELS)


@pytest.mark.parametrize("declare", [everyone, members])
def test_a_route_that_says_who_may_use_it_may_start(bare, declare):
    bare.add_url_rule("/door", view_func=declare(door))

    assert check_declared(bare) is None


@pytest.mark.parametrize("level", [None, "", "somebody", True])
def test_a_route_that_does_not_say_so_stops_the_start(bare, level):
    def forgotten() -> str:
        return door()

    if level is not None:
        forgotten.access = level
    bare.add_url_rule("/open", view_func=everyone(lambda: ""), endpoint="open")
    bare.add_url_rule("/door", view_func=forgotten)

    with pytest.raises(AccessUndeclared, match="forgotten does not declare"):
        check_declared(bare)


def test_the_forum_does_not_start_with_such_a_route(monkeypatch, settings):
    monkeypatch.delattr(pages.privacy, "access")

    with pytest.raises(AccessUndeclared, match=r"pages\.privacy does not declare"):
        create_app(settings)


def test_a_view_stays_what_it_is_and_is_told_apart():
    def one(tid: bytes) -> bytes:
        return tid

    assert everyone(one) is one
    assert everyone(one)(b"id") == b"id"
    assert (one.access, members(one).access) == (EVERYONE, MEMBERS)
    assert members(one).__name__ == "one"


def test_a_view_that_shows_its_form_again_says_so():
    assert checks_its_form(members(door)).shows_form_again
    assert not hasattr(members(door), "shows_form_again")


@pytest.fixture
def doors(app):
    """A page with a form, and two forms without one, all for members."""
    view = brings_along("to")(members(door))
    app.add_url_rule("/door", "door", view, methods=["GET", "POST"])
    app.add_url_rule("/gate", "gate", members(door))
    for bell in ("/bell", "/door/bell"):
        app.add_url_rule(bell, bell, members(door), methods=["POST"])
    app.config["WTF_CSRF_ENABLED"] = False
    return app


def test_a_member_comes_in(doors, member):
    assert member.client.get("/door").text == door()
    assert member.client.post("/bell").text == door()


@pytest.mark.parametrize(
    ("method", "address", "back"),
    [
        ("GET", "/door", "/door"),
        ("GET", "/door?note=secret", "/door"),
        ("POST", "/door", "/door"),
        ("POST", "/door/bell", "/door"),
        ("POST", "/bell", "/"),
    ],
)
def test_a_guest_is_asked_to_sign_in_and_led_back_to_a_page(doors, guest, method, address, back):
    answer = guest.client.open(address, method=method)

    assert answer.status_code == 303
    assert answer.location in (f"/sign-in?next={back}", f"/sign-in?next={back}".replace("/", "%2F"))


def test_an_id_comes_along_where_the_page_speaks_for_it_and_nothing_else(doors, guest):
    def asked_back(page: str, **asked: str) -> list[str]:
        answer = guest.client.get(page, query_string={**asked, "note": "secret"})
        return parse_qs(urlsplit(answer.location).query)["next"]

    post = to_text(new_id())

    assert asked_back("/door", to=post) == [f"/door?to={post}"]
    assert asked_back("/door", to="secret") == asked_back("/door", to=f"{post}&x") == ["/door"]
    assert asked_back("/door", parent=post) == asked_back("/door") == ["/door"]
    assert asked_back("/gate", to=post) == asked_back("/gate", **{"": post}) == ["/gate"]


def test_what_a_guest_had_typed_waits_sealed_until_they_have_signed_in(doors, guest):
    words = {"title": "Awake again", "body": "It is three.", "passphrase": "a b c d e f"}
    guest.client.post("/door", data=words)

    with guest.client.session_transaction() as kept:
        assert kept["kept"] == {
            "page": "/door",
            "fields": {"title": "Awake again", "body": "It is three."},
        }
