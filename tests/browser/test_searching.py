"""Searching in a real browser: on a phone, without script, in the dark, and by keyboard."""

from itertools import pairwise
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from tests.browser.live import Live
from tests.browser.pages.measures import SPILLS
from tests.journeys.finding import index

pytestmark = pytest.mark.browser
WITH = {"java_script_enabled": True}
PHONE = {"width": 390, "height": 844}
WIDTHS = (320, 390, 1280, 1600)


@pytest.fixture
def talk(live: Live) -> None:
    """Fourteen conversations about snow, with words that do not end, on two boards."""
    with live.inside() as make:
        hills, sea = make.board(slug="hills", name="Hills"), make.board(slug="sea", name="W" * 60)
        for number in range(12):
            make.thread(board=hills, title=f"Snow {number}", body="Snow lay on the hill.")
        make.thread(board=sea, title="Snow" + "w" * 140, body="Snow " + "x" * 2000)
        make.thread(board=hills, title="Frost", body="Snow, and frost.", notes=["violence"])
    index(live.app)


def search(page: Page, words: str) -> None:
    page.fill("#q", words)
    with page.expect_navigation():
        page.click(".searchbar button")


def results(page: Page) -> list[str]:
    return page.locator("[data-result] h3").all_inner_texts()


def test_a_guest_on_a_phone_finds_filters_and_reads_without_script(page: Page, live: Live, talk):
    # Given somebody on the home page, on a phone
    page.set_viewport_size(PHONE)
    page.goto(live.address)

    # When they search, go to the filters, choose a board and read on
    search(page, "snow")
    first = results(page)
    page.click("text=Next page")
    second = results(page)
    page.click("text=Page before")
    again = results(page)
    page.click("text=Change filters")
    page.check("input[value=sea]")
    page.click("text=Use these filters")

    # Then they got what they asked for, and read it
    assert (len(first), len(second)) == (10, 3)  # the fourteenth is folded
    assert again == first
    assert len(results(page)) == 1
    assert page.is_checked("input[value=sea]")
    page.click("[data-result] a")
    assert page.inner_text("h1").startswith("Snowwww")
    assert page.context.cookies() == []


def test_no_address_and_no_title_on_the_way_has_the_words(page: Page, live: Live, talk):
    seen: list[str] = []
    page.on("request", lambda request: seen.append(request.url))
    page.goto(f"{live.address}/search")
    search(page, "snow")
    page.click("text=Next page")
    page.go_back()

    assert len([url for url in seen if "/search/r/" in url]) >= 2
    assert not [url for url in seen if "snow" in url.lower()]
    assert page.title() == "Search – Lamplit"
    assert page.input_value("#q") == "snow"


@pytest.mark.parametrize("browser_options", [WITH], indirect=True)
def test_the_results_have_the_focus_and_their_strip_does_not_hide_them(page, live: Live, talk):
    for size in (PHONE, {"width": 1280, "height": 800}):
        page.set_viewport_size(size)
        page.goto(f"{live.address}/search")
        search(page, "I want to die. Snow")

        assert page.evaluate("document.activeElement.id") == "results"
        strip = page.locator(".strip").bounding_box()
        heading, care = page.locator("#results").bounding_box(), page.locator("[data-care]")
        assert heading["y"] >= strip["y"] + strip["height"]
        assert care.bounding_box()["y"] < size["height"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_of_results_scrolls_sideways(page: Page, live: Live, talk, scheme):
    page.emulate_media(color_scheme=scheme)
    spilt = []
    for words in ("snow", "w" * 600, "x" * 300, "nothing " * 20, "the", "frost"):
        page.goto(f"{live.address}/search")
        search(page, words)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            spilt += [(words[:10], width)] if page.evaluate(SPILLS) else []

    assert spilt == []
    assert urlsplit(page.url).path.startswith("/search/r/")


def test_marks_can_be_told_from_the_words_around_them_in_the_dark(page: Page, live: Live, talk):
    colours = {}
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.goto(f"{live.address}/search")
        search(page, "snow")
        mark = page.locator("[data-result] .words mark").first
        colours[scheme] = mark.evaluate(
            "m => [getComputedStyle(m).backgroundColor, getComputedStyle(document.body).color]"
        )

    assert colours["light"][0] != colours["dark"][0]
    assert colours["light"][1] != colours["dark"][1]


def test_marks_on_two_lines_of_a_title_do_not_cover_each_other(page: Page, live: Live, talk):
    with live.inside() as make:
        make.thread(board=make.board(), title="Snow " * 20, body="White.")
    index(live.app)
    page.set_viewport_size(PHONE)
    page.goto(f"{live.address}/search")
    search(page, "snow white")

    boxes = page.locator("[data-result] h3 mark").evaluate_all(
        "marks => marks.map(m => [m.getBoundingClientRect().top, m.getBoundingClientRect().bottom])"
    )[:20]

    assert len({top for top, _ in boxes}) > 1
    lines = sorted({(round(top), round(bottom)) for top, bottom in boxes})
    assert all(above[1] <= below[0] + 1 for above, below in pairwise(lines))


def test_what_is_typed_can_be_seen_in_letters_twice_as_large(page: Page, live: Live, talk):
    page.set_viewport_size(PHONE)
    page.goto(f"{live.address}/search")
    usual = page.locator("#q").bounding_box(), page.locator(".searchbar button").bounding_box()
    assert usual[0]["y"] == usual[1]["y"]

    page.locator("html").evaluate("html => { html.style.fontSize = '200%' }")

    assert page.locator("#q").bounding_box()["width"] > 250
    assert not page.evaluate(SPILLS)
