"""Printed codes fit on one sheet and do not say where they are from. Of help: ../test_help.py."""

import pytest
from playwright.sync_api import Page

from tests.browser.live import Live
from tests.browser.pages.outside import JOINED
from tests.browser.test_help import PAGE_OF_PDF

pytestmark = pytest.mark.browser
NAME = "Lamplit"


def sheets(page: Page) -> int:
    """Return how many sheets of A4 a printer takes for the page."""
    return len(PAGE_OF_PDF.findall(page.pdf(format="A4")))


def test_the_codes_print_on_one_sheet_without_our_name(page: Page, live: Live):
    page.goto(f"{live.address}/join")
    for step in JOINED:
        step(page)
    page.goto(f"{live.address}/keep/print")
    page.emulate_media(media="print")

    assert page.locator("[data-passphrase] li, [data-recovery-code]").count() == 6 + 8
    assert NAME not in page.locator("body").inner_text() + page.title()
    assert sheets(page) == 1


def test_a_second_sheet_is_noticed(page: Page):
    page.set_content("<p>Rest</p>" * 200)

    assert sheets(page) > 1
