"""Conversations like the one that somebody is about to start, offered while they type its title."""

import pytest
from playwright.sync_api import Page, expect

from forum.public_ids import to_text
from forum.transaction import reading
from tests.browser.leaving import WITH, WITHOUT
from tests.browser.live import Live
from tests.search.filling import fill

pytestmark = pytest.mark.browser
scripted = pytest.mark.parametrize("browser_options", [WITH], indirect=True)
plain = pytest.mark.parametrize("browser_options", [WITHOUT], indirect=True)


@pytest.fixture
def thread(live: Live) -> str:
    """Where a conversation about shaking is."""
    with live.inside() as make:
        board = make.board(slug="sober", name="Sober")
        thread = make.thread(board=board, title="Shaking hands", body="Since I stopped.")
    with live.app.app_context():
        fill(live.app.extensions["search"], reading())
    return f"/t/{to_text(thread.id)}"


@scripted
def test_they_are_offered_while_the_title_is_typed(page: Page, live: Live, thread):
    live.sign_in(page.context)
    page.goto(f"{live.address}/boards/sober/new")

    page.get_by_label("Title").fill("My hands are shaking, why?")

    offered = page.get_by_role("region", name="Others have written about this")
    expect(offered.get_by_role("link")).to_have_attribute("href", thread)
    assert "shaking" not in page.url


@plain
def test_without_script_they_come_with_the_preview(page: Page, live: Live, thread):
    live.sign_in(page.context)
    page.goto(f"{live.address}/boards/sober/new")
    page.get_by_label("Title").fill("My hands are shaking, why?")
    page.get_by_label("Your words").fill("All day.")

    page.get_by_role("button", name="Preview").click()

    offered = page.get_by_role("region", name="Others have written about this")
    expect(offered.get_by_role("link")).to_have_attribute("href", thread)
