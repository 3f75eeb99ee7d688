"""How one browser wants the pages: read strictly, kept in one cookie that names nobody."""

from itertools import product

import pytest
from flask import Flask, session

from forum.web import look
from forum.web.access import everyone
from forum.web.look import CHOICES, FLAGS, LONGEST_CHARS, Look, choose, parse, written
from forum.web.visits.session_store import SHARED, USUAL

FLAGGED = [Look(shared=shared, plain=plain) for shared, plain in product((False, True), repeat=2)]
CHOSEN = [Look(**{name: word}) for name, words in CHOICES.items() for word in words]
FULL = Look(
    shared=True, plain=True, text="larger", face="sans", space="wide", theme="dark", language="es"
)


@pytest.mark.parametrize("chosen", [*FLAGGED, *CHOSEN, FULL])
def test_what_was_written_is_read_again(chosen):
    assert parse(written(chosen)) == chosen


def test_the_cookie_is_a_short_list_of_words():
    assert [written(chosen) for chosen in FLAGGED] == ["", "plain", "shared", "shared.plain"]
    assert written(FULL) == "shared.plain.larger.sans.wide.dark.es"


def test_no_word_of_the_cookie_stands_for_two_things():
    words = [*FLAGS, *(word for words in CHOICES.values() for word in words)]

    assert len(words) == len(set(words))


@pytest.mark.parametrize(
    ("cookie", "understood"),
    [
        ("", Look()),
        ("plain.shared", Look(shared=True, plain=True)),
        ("shared.shared", Look(shared=True)),
        ("shared.dark.1", Look(shared=True, theme="dark")),
        ("large.larger", Look(text="large")),
        ("xx", Look()),
        ("Shared", Look()),
        (" shared", Look()),
        ("shared=1", Look()),
        ("shared,plain", Look()),
        ("sharedplain", Look()),
        ("patience", Look()),
        ("." * LONGEST_CHARS, Look()),
        ("shared." + "x" * LONGEST_CHARS, Look()),
        ("shared\x00", Look()),
    ],
)
def test_what_is_not_known_is_ignored(cookie, understood):
    assert parse(cookie) == understood


@pytest.mark.parametrize(
    ("chosen", "plain_titles", "icon", "patience"),
    [
        (Look(), False, "window", USUAL),
        (Look(plain=True), True, "window", USUAL),
        (Look(shared=True), True, "plain", SHARED),
    ],
)
def test_a_shared_device_tells_less_and_waits_less(chosen, plain_titles, icon, patience):
    told = (chosen.plain_titles, chosen.icon, chosen.patience)

    assert told == (plain_titles, icon, patience)


def test_nothing_chosen_is_said_too():
    usual = {"data-theme": "auto", "data-text": "normal", "data-face": "book"}

    assert Look().marks == usual | {"data-space": "normal"}
    assert Look().schemes == "light dark"


@pytest.mark.parametrize(
    ("chosen", "marks"),
    [
        (Look(text="larger"), {"data-text": "larger"}),
        (Look(face="sans"), {"data-face": "plain"}),
        (Look(space="wide"), {"data-space": "wide"}),
        (Look(theme="dark"), {"data-theme": "dark"}),
        (Look(shared=True, plain=True, language="es"), {}),
    ],
)
def test_a_choice_is_a_mark_for_the_style_sheet(chosen, marks):
    assert chosen.marks == Look().marks | marks


@pytest.fixture
def app_that_chooses(app) -> Flask:
    """The forum with a page on which `chosen` is chosen."""
    app.add_url_rule("/choose", "choose", everyone(lambda: choose(app.chosen) or "chosen"))
    return app


@pytest.mark.parametrize(
    ("had", "chosen", "told"),
    [
        ("", Look(shared=True), "look=shared; HttpOnly; Path=/; SameSite=Lax"),
        (
            "plain",
            Look(shared=True, plain=True),
            "look=shared.plain; HttpOnly; Path=/; SameSite=Lax",
        ),
        ("", Look(), None),
        ("shared", Look(shared=True), None),
    ],
)
def test_a_choice_is_told_once_and_ends_with_the_browser(app_that_chooses, had, chosen, told):
    app_that_chooses.chosen = chosen
    browser = app_that_chooses.test_client()
    browser.set_cookie("look", had) if had else None

    answer = browser.get("/choose")

    assert answer.headers.get("Set-Cookie") == told


def test_choosing_nothing_takes_the_cookie_away(app_that_chooses):
    app_that_chooses.chosen = Look()
    browser = app_that_chooses.test_client()
    browser.set_cookie("look", "shared.plain")

    answer = browser.get("/choose")

    assert answer.headers["Set-Cookie"].startswith("look=; ")
    assert "Max-Age=0" in answer.headers["Set-Cookie"]
    assert browser.get_cookie("look") is None


def test_what_is_forgotten_holds_for_the_page_that_is_being_made(app):
    app.add_url_rule("/forget", "forget", everyone(lambda: look.forget() or str(look.current())))
    browser = app.test_client()
    browser.set_cookie("look", "plain.es")

    answer = browser.get("/forget")

    assert answer.text == str(Look(plain=True, language="es"))
    assert "Max-Age=0" in answer.headers["Set-Cookie"]
    assert browser.get_cookie("look") is None


def test_on_https_the_cookie_travels_over_https_alone(app_that_chooses):
    app_that_chooses.chosen = Look(plain=True)
    app_that_chooses.after_request_funcs.clear()
    look.init_app(app_that_chooses, https=True)

    answer = app_that_chooses.test_client().get("/choose")

    assert answer.headers["Set-Cookie"] == "look=plain; Secure; HttpOnly; Path=/; SameSite=Lax"


def test_a_choice_counts_at_once(app):
    with app.test_request_context("/", headers={"Cookie": "look=plain"}):
        before = look.current()
        choose(Look(shared=True))

        assert (before, look.current()) == (Look(plain=True), Look(shared=True))
        assert session.patience == SHARED


@pytest.mark.parametrize(("cookie", "off"), [("", True), ("s=x", False), ("look=plain", False)])
def test_a_browser_that_sends_no_cookie_has_them_switched_off(app, cookie, off):
    with app.test_request_context("/", headers={"Cookie": cookie} if cookie else {}):
        assert look.cookies_are_off() is off
