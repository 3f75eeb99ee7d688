"""Make it yours: two ticks for this browser, for everyone, and honest without cookies."""

import pytest
from flask import Flask

from forum.web.look import COOKIES_OFF
from tests.visitor import Visitor

LOST = "Your choice could not be kept."


def look_of(visitor: Visitor) -> str | None:
    cookie = visitor.client.get_cookie("look")
    return cookie.value if cookie else None


def choose(visitor: Visitor, **ticks: str):
    fields = visitor.get("/me/look").form("/me/look").fields
    token = {"csrf_token": fields["csrf_token"]}
    return visitor.post("/me/look", token | ticks)


@pytest.fixture(params=["guest", "member"])
def anybody(request, app) -> Visitor:
    return Visitor(app) if request.param == "guest" else Visitor(app).arrive()


def test_looking_chooses_nothing(anybody):
    page = anybody.get("/me/look")

    assert (page.status, page.heading) == (200, "Make it yours")
    assert not page.all("main [checked]")
    assert "Done." not in page.words
    assert look_of(anybody) is None


@pytest.mark.parametrize(
    ("ticks", "kept"),
    [
        ({"shared": "y"}, "shared"),
        ({"plain": "y"}, "plain"),
        ({"shared": "y", "plain": "y"}, "shared.plain"),
    ],
)
def test_a_choice_is_kept_and_shown(anybody, ticks, kept):
    page = choose(anybody, **ticks)

    assert (page.address, look_of(anybody)) == ("/me/look?saved=1", kept)
    assert "Done." in page.words
    assert {str(box["name"]) for box in page.all("main [checked]")} == set(ticks)


def test_a_choice_is_taken_back_by_ticking_nothing(anybody):
    choose(anybody, shared="y", plain="y")

    page = choose(anybody)

    assert look_of(anybody) is None
    assert not page.all("main [checked]")
    assert "Done." in page.words
    assert LOST not in page.words


def test_a_form_from_elsewhere_chooses_nothing(anybody):
    anybody.get("/me/look")

    page = anybody.post("/me/look", {"shared": "y", "csrf_token": "x"})

    assert (page.status, look_of(anybody)) == (422, None)


def without_cookies(app: Flask) -> Visitor:
    visitor = Visitor(app)
    visitor.client = app.test_client(use_cookies=False)
    return visitor


def test_without_cookies_the_page_says_that_nothing_was_kept(app):
    visitor = without_cookies(app)

    page = visitor.send(visitor.get("/me/look"), "/me/look", shared="y")

    assert page.status == 422
    assert page.problems.count(COOKIES_OFF) == 1
    assert "too long" not in page.problems
    assert page.one("[name=shared]").has_attr("checked")


def test_who_loses_the_cookie_on_the_way_is_told_too(app):
    page = without_cookies(app).get("/me/look?saved=1")

    assert LOST in page.words
    assert "Done." not in page.words


def test_the_footer_leads_there(guest):
    assert guest.get("/").one("footer a[href='/me/look']").get_text() == "Make it yours"
