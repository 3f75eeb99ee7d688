"""Every page fits: any width, large text, no style sheet, forced colours, and nothing moves."""

import pytest
from playwright.sync_api import Page

from tests.browser.leaving import WITHOUT
from tests.browser.pages import measures
from tests.browser.pages.groups import GROUPS
from tests.browser.pages.shown import OPEN_ALL

pytestmark = pytest.mark.browser
EACH_GROUP = pytest.mark.parametrize("group", GROUPS, ids=str)
WIDTHS = {
    "": (320, 390, 768, 1280, 1600),
    measures.DOUBLE_TEXT: (390, 1280),
    measures.SPACED: (320, 1280),
}
FAR = "**/*.{woff2,woff,svg,png,ico}"


def wrong_with(page: Page) -> list[str]:
    return [
        *measures.too_wide(page, WIDTHS),
        *measures.out_of_order(page),
        *measures.lost_without_style(page),
        *measures.invisible_in_forced_colours(page),
        *measures.moving(page),
    ]


@EACH_GROUP
def test_every_page_fits_its_reader(opened_pages, group):
    found = {}

    for shown, page in opened_pages(group, **WITHOUT):
        page.evaluate(OPEN_ALL)
        if wrong := wrong_with(page):
            found[shown.name] = wrong

    assert found == {}


@EACH_GROUP
def test_nothing_is_lost_without_fonts_and_pictures(opened_pages, group):
    found = {}

    for shown, page in opened_pages(group, blocked=FAR, **WITHOUT):
        if wrong := [*measures.silent(page), *measures.too_wide(page, {"": (320, 1280)})]:
            found[shown.name] = wrong

    assert found == {}


BAD = """<style>.far { width: 3000px } .up { position: absolute; top: 0 }
@keyframes turn { to { rotate: 1turn } } .turns { animation: turn 9s infinite }</style>
<main><h1>Rest</h1><p>One</p><p class=up>Two</p><p class=far>Three</p><p class=turns>Four</p>
<a href="/"><img></a><a class=btn href="/">Five</a></main>"""


def test_what_does_not_fit_is_noticed(page: Page):
    page.set_content(BAD)

    said = " ".join([*wrong_with(page), *measures.silent(page)])

    for words in (
        "too wide at 320",
        "out of order: Two",
        "moves: turn",
        "no border",
        "nothing: <a",
    ):
        assert words in said


def test_what_only_large_text_makes_too_wide_is_noticed(page: Page):
    page.set_content("<style>body { margin: 0 } p { width: 15rem }</style><p>Rest</p>")

    assert [*measures.too_wide(page, WIDTHS)] == ["too wide at 390 with :root { font: p."]


def test_words_that_only_a_style_sheet_shows_are_noticed(page: Page):
    page.set_content(
        "<style>.late { display: block } .made::after { content: 'Sit down' }</style>"
        "<p hidden class=late>Rest now</p><p class=made>Hello</p>"
    )

    found = [*measures.lost_without_style(page)]
    assert found == ["lost without style: Rest now", 'lost without style: "Sit down"']
