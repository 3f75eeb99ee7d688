"""Back, after somebody has left: what it may show, and when a page comes back as it was."""

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.leaving import TELLING, WITH, is_covered, press
from tests.browser.live import Live

pytestmark = pytest.mark.browser


@pytest.fixture(params=["forgetful", "remembering"])
def any_browser(request) -> Browser:
    return request.getfixturevalue("chromium" if request.param == "forgetful" else request.param)


def test_back_to_an_earlier_page_shows_nothing_until_it_is_asked_for(
    any_browser: Browser, live: Live, neutral, thread
):
    # Given a member who came through a board
    context = any_browser.new_context()
    live.sign_in(context)
    page = context.new_page()
    page.goto(f"{live.address}/boards/sleep")
    page.click(f"text={TELLING}")
    page.wait_for_url(f"{thread}*")

    # When they leave, and somebody presses Back
    press(page, "Escape", 3)
    page.wait_for_url(neutral.address)
    page.go_back()
    shown = (page.title(), page.locator("body").inner_text())

    # Then there is a blank page, which shows what any guest may read when it is pressed
    assert shown == ("Loading", "Show this page")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Sleep")
    assert "Sign out" not in page.locator("body").inner_text()
    context.close()


def test_who_followed_a_link_of_ours_comes_back_to_the_page(
    any_browser: Browser, live: Live, neutral, thread
):
    context = any_browser.new_context()
    page = context.new_page()
    page.goto(thread)
    page.click("text=the weather")
    page.wait_for_url(neutral.address)

    page.go_back()

    page.wait_for_selector(f"h1:has-text('{TELLING}')")
    assert page.title().startswith(TELLING)
    assert page.locator("text=Show this page").count() == 0
    context.close()


@pytest.mark.parametrize("browser_options", [WITH], indirect=True)
def test_a_page_that_was_asked_for_by_name_is_not_covered(page: Page, live: Live, thread):
    """Only whoever comes by Back from another site is asked first."""
    page.goto(f"{live.address}/boards/sleep")
    page.goto(thread)
    page.go_back()
    back = is_covered(page)
    page.reload()

    assert [back, is_covered(page)] == [False, False]
