"""Quick exit in a real browser, with script and without: what it covers, what it leaves behind."""

import threading
from contextlib import suppress

import pytest
from playwright.sync_api import CDPSession, Error, Page

from tests.browser.leaving import WITH, WITHOUT, is_covered, press
from tests.browser.live import Live

pytestmark = pytest.mark.browser
TRIES, A_MOMENT_MS = 10, 200
scripted = pytest.mark.parametrize("browser_options", [WITH], indirect=True)
both_ways = pytest.mark.parametrize("browser_options", [WITHOUT, WITH], indirect=True)


def knows(live: Live, cookie: str) -> bool:
    """Return whether the forum still lets in who has this cookie."""
    browser = live.app.test_client()
    browser.set_cookie("s", cookie)
    return browser.get("/me").status_code == 200


@both_ways
@pytest.mark.parametrize("path", ["/", "/boards/sleep", "/help", "/join", "/sign-in", "/me/look"])
def test_the_way_out_comes_first(page: Page, live: Live, thread, path):
    page.goto(live.address + path)
    focused = []
    for _ in range(4):
        page.keyboard.press("Tab")
        focused.append(" ".join(page.locator(":focus").inner_text().split()))

    assert focused[:2] == ["Skip to main content", "Quick exit"]
    assert focused[2].startswith("In crisis?")
    assert focused[3].endswith("Quick exit")


def screen(page: Page) -> str:
    """Return what is on the screen at this moment, whatever the page is waiting for.

    A browser that has much to do may have no picture of a new page yet: it is asked again.
    """
    devtools = page.context.new_cdp_session(page)
    for _ in range(TRIES):
        with suppress(Error):
            return _picture(devtools)
        page.wait_for_timeout(A_MOMENT_MS)
    return _picture(devtools)


def _picture(devtools: CDPSession) -> str:
    return str(devtools.send("Page.captureScreenshot")["data"])


@both_ways
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_press_covers_everything_before_the_next_page_has_come(
    page: Page, live: Live, neutral, thread, scheme
):
    # Given a page that is read, and an answer that takes its time
    page.emulate_media(color_scheme=scheme)
    page.goto("data:text/html,<meta name=color-scheme content='light dark'>")
    blank = screen(page)
    page.goto(thread)
    read = screen(page)
    go_on, leave = threading.Event(), live.app.view_functions["pages.leave"]
    live.app.view_functions["pages.leave"] = lambda: go_on.wait() and leave()

    # When somebody presses, and when they have pressed
    page.hover(".exit")
    page.mouse.down()
    pressed = screen(page)
    page.mouse.up()
    afterwards = screen(page)
    go_on.set()
    page.wait_for_url(neutral.address)

    # Then there is nothing to see but a blank page
    assert read != blank
    assert [pressed == blank, afterwards == blank] == [True, True]


@both_ways
def test_leaving_leaves_nothing_with_the_browser_and_tells_the_next_page_nothing(
    page: Page, live: Live, neutral, thread
):
    # Given a member on a shared device, who has chosen a country
    live.sign_in(page.context)
    page.context.add_cookies([{"name": "look", "value": "shared", "url": live.address}])
    page.goto(f"{live.address}/help?region=other")
    page.goto(thread)
    [cookie] = [c["value"] for c in page.context.cookies() if c["name"] == "s"]
    assert knows(live, cookie)

    # When they leave
    page.click(".exit")
    page.wait_for_url(neutral.address)

    # Then no cookie is left, the visit is over, and nobody was told where they were
    assert page.title() == "Weather"
    assert page.context.cookies() == []
    assert not knows(live, cookie)
    [told] = neutral.told
    assert {"Referer", "Cookie"} & set(told) == set()


def test_the_page_on_the_way_says_only_that_it_loads(page: Page, live: Live, neutral):
    page.route(neutral.address, lambda route: route.fulfill(status=204))

    page.goto(f"{live.address}/leave", wait_until="commit")
    page.wait_for_selector("h1")

    assert page.title() == "Loading"


@scripted
@pytest.mark.parametrize("key", ["Escape", "Shift"])
def test_three_presses_lead_away_and_back_does_not_lead_here(
    page: Page, live: Live, neutral, thread, key
):
    live.sign_in(page.context)
    page.goto(thread)
    press(page, key, 2)
    assert not is_covered(page)
    press(page, key, 1)
    page.wait_for_url(neutral.address)

    page.go_back()

    assert page.url == "about:blank"
    assert page.context.cookies() == []


@scripted
def test_capitals_and_single_presses_do_not_lead_away(page: Page, live: Live, thread):
    live.sign_in(page.context)
    page.goto(f"{live.address}/boards/sleep/new")
    page.focus("[name=body]")

    press(page, "Shift+A", 4)
    for key in ("Escape", "Shift", "Escape", "Escape", "Shift", "Shift", "a", "Shift"):
        press(page, key, 1)
    for _ in range(3):
        page.keyboard.down("Shift")
        page.click("h1")
        page.keyboard.up("Shift")

    assert not is_covered(page)
    assert page.input_value("[name=body]") == "AAAAa"
