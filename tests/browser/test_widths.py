"""A newcomer joins and writes on a phone. That every page fits is in pages/test_fitting.py."""

import pytest
from playwright.sync_api import Page

from tests.browser.live import Live

pytestmark = pytest.mark.browser


@pytest.fixture
def board(live: Live) -> None:
    with live.inside() as make:
        make.board(slug="sleep")


def _join(page: Page, address: str) -> None:
    page.goto(f"{address}/join")
    for tick in page.locator("input[type=checkbox]").all():
        tick.check()
    page.click("main form button")
    page.wait_for_selector("[data-passphrase]")
    words = page.locator("[data-passphrase] li").all_inner_texts()
    for box in ("word_a", "word_b"):
        number = int(page.locator(f"label[for={box}]").inner_text().split()[-1])
        page.fill(f"[name={box}]", words[number - 1].strip())
    page.click("main form button[data-busy]")


def test_a_newcomer_joins_and_writes_on_a_phone(page: Page, live: Live, board):
    # Given somebody who has joined on a phone, without script
    page.set_viewport_size({"width": 390, "height": 844})
    _join(page, live.address)

    # When they find a board, write, look at it and post it
    page.click("main a[href='/boards/sleep']")
    page.click("text=Start a thread")
    page.fill("[name=title]", "Awake again")
    page.fill("[name=body]", "It is quiet here.")
    page.click("button[value=preview]")
    seen = page.locator("[data-preview]").inner_text()
    page.click("button[value=post]")

    # Then they saw their words before they posted them, and their thread is there
    assert "It is quiet here." in seen
    assert page.locator("h1").inner_text() == "Awake again"
    assert "It is quiet here." in page.locator("[data-post]").inner_text()
