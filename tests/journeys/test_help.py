"""A person in danger finds help in their country, and nobody else remembers which it is."""

import re
from dataclasses import replace

import pytest

from forum.app import create_app
from forum.care.help_lines import FILE
from forum.transaction import db

OWN = """
only = true

[[region]]
code = "ie"
name = "Ireland"
emergency = "112"

[[region.line]]
name = "<b>Anna</b>"
about = "Ask at the desk."
call = "the desk, in the hall"
"""


def chosen(page) -> str:
    return page.one("option[selected]").get_text()


# --- chosen by the person, remembered in their browser alone ---


def test_a_country_is_chosen_with_the_form_and_remembered_on_this_page_alone(guest):
    page = guest.get("/help")
    assert [box["value"] for box in page.all("#region option")].count("ie") == 1

    guest.get("/help?region=ie")

    assert chosen(guest.get("/help")) == "Ireland"
    cookie = guest.client.get_cookie("region", path="/help")
    assert (cookie.value, cookie.path, cookie.http_only) == ("ie", "/help", True)
    assert (cookie.same_site, cookie.secure) == ("Lax", False)
    assert cookie.max_age == 180 * 24 * 60 * 60


def test_on_https_the_choice_travels_over_https_alone(settings):
    https = create_app(replace(settings, site_url="https://forum.example", limits="normal"))

    answer = https.test_client().get("/help?region=ie")

    assert "; Secure" in answer.headers["Set-Cookie"]
    with https.app_context():
        db.engine.dispose()


def test_no_other_page_is_told_of_the_choice(guest):
    guest.get("/help?region=ie")

    told = [guest.client.get(path).request.headers.get("Cookie") for path in ("/", "/rules")]

    assert told == [None, None]


def test_looking_at_the_page_alone_leaves_nothing(guest):
    for _ in range(2):
        assert "Set-Cookie" not in guest.get("/help").headers


def test_who_asks_us_to_forget_is_forgotten(guest):
    page = guest.get("/help?region=ie")
    link = page.one("main a[href$='region=']")

    guest.get(str(link["href"]))

    assert link.get_text() == "Don’t remember it"
    assert guest.client.get_cookie("region", path="/help") is None
    assert chosen(guest.get("/help")) == "United Kingdom"


def test_quick_exit_forgets_the_country_too(guest):
    guest.get("/help?region=ie")

    guest.get("/leave")

    assert guest.client.get_cookie("region", path="/help") is None


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_link_on_somebody_elses_page_chooses_nothing_for_later(guest, site):
    page = guest.get("/help?region=ie", headers={"Sec-Fetch-Site": site})

    assert chosen(page) == "Ireland"
    assert "Set-Cookie" not in page.headers


def test_without_cookies_the_address_alone_is_enough(app):
    browser = app.test_client(use_cookies=False)

    pages = [browser.get(f"/help?region={code}").text for code in ("ie", "fr", "ie")]

    assert ["tel:3114" in page for page in pages] == [False, True, False]
    assert pages[0] == pages[2]


# --- bad input ---


@pytest.mark.parametrize("code", ["zz", "<b>", "gb; Path=/", "%ff", "%00", "GB", "x" * 2000])
def test_a_country_that_nobody_has_gets_a_calm_answer_and_the_directory(guest, code):
    guest.get("/help?region=ie")

    page = guest.get(f"/help?region={code}")

    assert page.status == 200
    assert "We have no list for that place yet." in page.words
    assert page.all("a[href='https://findahelpline.com']")
    assert "Set-Cookie" not in page.headers
    assert chosen(guest.get("/help")) == "Ireland"


@pytest.mark.parametrize("cookie", ["zz", "", "<b>", "ie, ie", "\\", "x" * 3000])
def test_a_cookie_that_says_nothing_is_as_none(guest, cookie):
    guest.client.set_cookie("region", cookie, path="/help")

    page = guest.get("/help")

    assert chosen(page) == "United Kingdom"
    assert "We have no list" not in page.words


def test_a_line_without_a_number_is_words_without_a_link(guest, settings):
    (settings.data / FILE).write_text(OWN)

    page = guest.get("/help")

    assert page.one(".line h3").get_text() == "<b>Anna</b>"
    assert page.one(".line__words").get_text() == "the desk, in the hall"
    assert page.all(".line a") == []
    assert "We can’t say when these numbers were last checked." in page.words
    assert [a["href"] for a in page.all(".now a")] == ["tel:112"]


@pytest.mark.parametrize("text", ["[[region", "region = 7", "\x00", "only = true"])
def test_a_file_that_cannot_be_used_takes_no_help_away(guest, settings, text):
    (settings.data / FILE).write_text(text)

    page = guest.get("/help?region=ie")

    assert page.all(".line a[href='tel:116123']")
    assert guest.failures == []


# --- the page ---


def test_names_in_another_language_say_which(guest):
    page = guest.get("/help?region=be")

    names = [(name.get_text(), name.get("lang")) for name in page.all(".line h3")]
    assert names == [
        ("Zelfmoordlijn", "nl"),
        ("Centre de Prévention du Suicide", "fr"),
        ("Community Help Service", None),
    ]
    assert "Day and night. They speak Dutch." in page.words


def test_the_day_and_the_sources_are_told(guest):
    words = guest.get("/help?region=ie").words

    assert re.search(r"This list is from \d+ \w+ 20\d\d, the day of its last check\.", words)
    assert "look them up at samaritans.org and text50808.ie." in words


def test_help_is_in_the_order_in_which_it_is_needed(guest):
    page = guest.get("/help")

    headings = [heading.get_text() for heading in page.all("main h1, main h2")]
    assert headings[:4] == [
        "Get help now",
        "Emergency: Call 999 if",
        "Talk to someone now",
        "The next ten minutes",
    ]
