"""Make it yours: choices for this browser, for everyone, and honest without cookies."""

import pytest
from flask import Flask

from forum.web.look import CHOICES, COOKIES_OFF
from tests.visitor import PageSeen, Visitor

LOST = "Your choice could not be kept."


def look_of(visitor: Visitor) -> str | None:
    cookie = visitor.client.get_cookie("look")
    return cookie.value if cookie else None


def choose(visitor: Visitor, **ticks: str):
    fields = visitor.get("/me/look").form("/me/look").fields
    token = {"csrf_token": fields["csrf_token"]}
    return visitor.post("/me/look", token | ticks)


def chosen_on(page: PageSeen) -> dict[str, str]:
    """Return what is chosen on the page, but for what is chosen without choosing."""
    boxes = page.all("main [checked]")
    return {str(box["name"]): str(box["value"]) for box in boxes if box["value"]}


@pytest.fixture(params=["guest", "member"])
def anybody(request, app) -> Visitor:
    return Visitor(app) if request.param == "guest" else Visitor(app).arrive()


def test_looking_chooses_nothing(anybody):
    page = anybody.get("/me/look")

    assert (page.status, page.heading) == (200, "Make it yours")
    assert chosen_on(page) == {}
    assert "Done." not in page.words
    assert look_of(anybody) is None


def test_what_is_usual_is_chosen_until_something_else_is(anybody):
    usual = anybody.get("/me/look").all("main [type=radio][checked]")

    assert [box["name"] for box in usual] == list(CHOICES)
    assert {box["value"] for box in usual} == {""}


@pytest.mark.parametrize(
    ("ticks", "kept"),
    [
        ({"shared": "y"}, "shared"),
        ({"plain": "y"}, "plain"),
        ({"shared": "y", "plain": "y"}, "shared.plain"),
        ({"text": "larger", "shared": "y"}, "shared.larger"),
        ({"text": "large", "face": "sans", "space": "wide"}, "large.sans.wide"),
        ({"theme": "dark", "language": "es"}, "dark.es"),
    ],
)
def test_a_choice_is_kept_and_shown(anybody, ticks, kept):
    page = choose(anybody, **ticks)

    assert (page.address, look_of(anybody)) == ("/me/look?saved=1", kept)
    assert chosen_on(page) == ticks
    assert page.one("main [role=status]")["class"] == ["panel", "panel--moss"]


@pytest.mark.parametrize(
    ("ticks", "mark"),
    [
        ({"text": "larger"}, {"data-text": "larger"}),
        ({"face": "sans"}, {"data-face": "plain"}),
        ({"space": "wide"}, {"data-space": "wide"}),
        ({"theme": "light"}, {"data-theme": "light"}),
        ({"language": "es"}, {"lang": "es"}),
    ],
)
def test_a_choice_counts_on_every_page(anybody, ticks, mark):
    choose(anybody, **ticks)

    for path in ("/", "/help", "/nowhere", "/me/look"):
        assert mark.items() <= anybody.get(path).one("html").attrs.items()


@pytest.mark.parametrize(("theme", "told"), [("", "light dark"), ("dark", "dark")])
@pytest.mark.parametrize("path", ["/", "/leave"])
def test_the_browser_is_told_the_theme_before_any_style(guest, theme, told, path):
    choose(guest, theme=theme)

    assert guest.get(path).one("meta[name=color-scheme]")["content"] == told


@pytest.mark.parametrize("name", CHOICES)
def test_what_is_no_choice_is_told_and_not_kept(anybody, name):
    page = choose(anybody, **{name: "huge"})

    assert (page.status, look_of(anybody)) == (422, None)
    assert page.problems.count("Choose one of these.") == 1
    link = page.one("[data-problems] a")
    assert page.one(str(link["href"]))["name"] == name


def test_each_language_is_named_in_itself(guest):
    page = guest.get("/me/look")

    labels = {label["lang"]: label.get_text() for label in page.all("main label[lang]")}

    assert labels == {"en": "English", "es": "Español"}


def test_a_choice_is_taken_back_by_ticking_nothing(anybody):
    choose(anybody, shared="y", plain="y")

    page = choose(anybody)

    assert look_of(anybody) is None
    assert chosen_on(page) == {}
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
    assert page.problems.count(str(COOKIES_OFF)) == 1
    assert "too long" not in page.problems
    assert page.one("[name=shared]").has_attr("checked")


def test_who_loses_the_cookie_on_the_way_is_told_too(app):
    page = without_cookies(app).get("/me/look?saved=1")

    assert LOST in page.words
    assert "Done." not in page.words


def test_the_footer_leads_there(guest):
    assert guest.get("/").one("footer a[href='/me/look']").get_text() == "Make it yours"
