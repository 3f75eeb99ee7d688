"""Nobody is kept out: axe-core finds no barrier on any page, at any width, in either theme."""

from dataclasses import replace

import pytest
from playwright.sync_api import Page

from tests.browser.leaving import WITH
from tests.browser.pages.barriers import barriers
from tests.browser.pages.groups import GROUPS
from tests.browser.pages.shown import OPEN_ALL

pytestmark = [pytest.mark.browser, pytest.mark.axe]
WIDTHS, THEMES = (320, 390, 1280), ("light", "dark")
# Our own policy would not let axe in.
LET_IN = WITH | {"bypass_csp": True}
QUIETLY = LET_IN | {"quiet": True}


@pytest.mark.parametrize("group", GROUPS, ids=str)
def test_no_page_has_a_barrier(opened_pages, group):
    found: dict[str, list[str]] = {}

    for shown, page in opened_pages(group, **QUIETLY):
        page.evaluate(OPEN_ALL)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            for theme in THEMES:
                page.emulate_media(color_scheme=theme)
                for barrier in barriers(page):
                    found.setdefault(barrier, []).append(f"{shown} {width} {theme}")

    assert found == {}


# Where a script adds to the page, before anybody has done anything.
SCRIPTED = ("join", "write", "reply", "thread-replies-member", "queue", "case-mine", "search")
WITH_SCRIPTS = [group for group in GROUPS if {page.name for page in group.pages} & set(SCRIPTED)]


@pytest.mark.parametrize("group", WITH_SCRIPTS, ids=str)
def test_scripts_add_no_barrier(opened_pages, group):
    pages = tuple(page for page in group.pages if page.name in SCRIPTED)
    scripted = replace(group, pages=pages)

    found = {shown.name: barriers(page) for shown, page in opened_pages(scripted, **LET_IN)}

    assert {name: wrong for name, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("browser_options", [LET_IN], indirect=True)
def test_a_barrier_is_noticed(page: Page):
    page.set_content("<title>x</title><main><h1>Rest</h1><input><p style='color:#bbb'>Rest</p>")

    names = {barrier.split(":")[0] for barrier in barriers(page)}
    assert {"label", "color-contrast", "html-has-lang"} <= names
