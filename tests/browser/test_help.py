"""On a phone, help is in sight at once and large enough to touch; on paper it is one sheet."""

import re

import pytest
from playwright.sync_api import Page

from forum.care.help_lines import REGIONS
from tests.browser.live import Live

pytestmark = pytest.mark.browser
PAGE_OF_PDF = re.compile(rb"/Type\s*/Page\b(?!s)")
FINGER = 56


def test_help_is_in_sight_large_enough_and_one_sheet_for_every_country(page: Page, live: Live):
    page.set_viewport_size({"width": 390, "height": 844})
    faults = []

    for region in REGIONS:
        page.goto(f"{live.address}/help?region={region.code}")
        boxes = [link.bounding_box() for link in page.locator(".now__go a, .line__go").all()]
        if page.locator("#emergency").bounding_box()["y"] > 844:
            faults.append(f"{region.name}: the emergency card is out of sight")
        if min(box["height"] for box in boxes) < FINGER:
            faults.append(f"{region.name}: a number is too small to touch")
        sheets = [len(PAGE_OF_PDF.findall(page.pdf(format=paper))) for paper in ("A4", "Letter")]
        if sheets != [1, 1]:
            faults.append(f"{region.name}: it prints on {sheets} sheets")

    assert faults == []


def test_the_form_remembers_and_the_link_forgets_without_script(page: Page, live: Live):
    page.goto(f"{live.address}/help")
    page.select_option("#region", "ie")
    page.click("main form button")
    page.goto(f"{live.address}/help")
    remembered = page.locator("#region").input_value()

    page.click("text=Don’t remember it")
    page.goto(f"{live.address}/help")

    assert (remembered, page.locator("#region").input_value()) == ("ie", "gb")
    assert page.context.cookies() == []
