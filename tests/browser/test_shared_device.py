"""A device that other people use, in a real browser: the tab, Back, and cookies switched off."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.leaving import ARGUMENTS, PROGRAM, WITH, WITHOUT
from tests.browser.live import Live

pytestmark = pytest.mark.browser
both_ways = pytest.mark.parametrize("browser_options", [WITHOUT, WITH], indirect=True)
NO_COOKIES = {"profile": {"default_content_setting_values": {"cookies": 2}}}


def choose(page: Page, live: Live, *ticks: str) -> None:
    page.goto(f"{live.address}/me/look")
    for tick in ticks:
        page.check(f"[name={tick}]")
    page.click("text=Keep my choice")
    page.wait_for_url("**/me/look?saved=1")


def icon_of(page: Page) -> str:
    return str(page.locator("link[rel=icon]").get_attribute("href"))


@both_ways
def test_the_tab_does_not_say_where_somebody_is(page: Page, live: Live, thread):
    page.goto(thread)
    before = (page.title(), "/window-32." in icon_of(page))

    choose(page, live, "shared")
    page.goto(thread)

    assert before == ("Leaving him – Lamplit", True)
    assert page.title() == "Thread"
    assert "/plain-32." in icon_of(page)
    assert page.evaluate("fetch(document.querySelector('link[rel=icon]').href).then(r => r.ok)")


@both_ways
def test_the_choice_is_one_cookie_that_ends_with_the_browser(page: Page, live: Live):
    choose(page, live, "shared", "plain")

    [cookie] = [each for each in page.context.cookies() if each["name"] == "look"]
    assert (cookie["value"], cookie["expires"], cookie["path"]) == ("shared.plain", -1, "/")
    assert (cookie["httpOnly"], cookie["sameSite"]) == (True, "Lax")
    assert page.locator("[name=shared]").is_checked()
    assert page.locator("[name=plain]").is_checked()


@both_ways
def test_a_list_of_pages_that_were_read_holds_no_title(page: Page, live: Live, thread):
    choose(page, live, "plain")
    titles = []
    for path in ("/", "/boards/sleep", "/help", "/me/look"):
        page.goto(live.address + path)
        titles.append(page.title())

    assert titles == ["Boards", "Board", "Help", "Page"]


@pytest.mark.parametrize("scripts", [False, True])
@pytest.mark.parametrize("way", ["Sign out now", "Quick exit"])
def test_back_after_going_shows_nothing_of_a_member(remembering, live: Live, scripts, way):
    # Given a member on a shared device, who looked at their own pages
    forum = live.app.extensions
    forum["settings"] = replace(forum["settings"], exit_url=f"{live.address}/healthz")
    context = remembering.new_context(java_script_enabled=scripts)
    live.sign_in(context)
    page = context.new_page()
    choose(page, live, "shared")
    page.goto(f"{live.address}/me/name")
    page.goto(f"{live.address}/me")
    went = page.context.cookies()

    # When they go, and somebody presses Back, again and again
    page.click("text=Sign out now" if way == "Sign out now" else ".exit")
    page.wait_for_url(live.address + ("/" if way == "Sign out now" else "/healthz"))
    shown = []
    for _ in range(3):
        page.go_back()
        page.wait_for_load_state()
        shown.append(page.locator("body").inner_text())

    # Then no page of a member comes back
    assert {each["name"] for each in went} == {"s", "said", "look"}
    telling = ("Sign out", "Only you can see this page", "Choose one name")
    assert [words for words in telling if any(words in each for each in shown)] == []
    context.close()


@pytest.fixture
def no_cookies(chromium: Browser, tmp_path: Path) -> Iterator[BrowserContext]:
    """A browser whose person has switched cookies off."""
    settings = tmp_path / "person" / "Default" / "Preferences"
    settings.parent.mkdir(parents=True)
    settings.write_text(json.dumps(NO_COOKIES))
    context = chromium.browser_type.launch_persistent_context(
        settings.parents[1], executable_path=PROGRAM, args=ARGUMENTS, java_script_enabled=False
    )
    yield context
    context.close()


def test_with_cookies_switched_off_everything_can_be_read(no_cookies, live: Live, thread):
    page = no_cookies.new_page()

    page.goto(thread)
    title = page.title()
    page.click(".exit")
    page.wait_for_load_state()

    assert title == "Leaving him – Lamplit"
    assert "Lamplit" not in page.title()
    assert no_cookies.cookies() == []


@pytest.mark.parametrize("path", ["/me/look", "/join", "/sign-in"])
def test_with_cookies_switched_off_each_form_says_so(no_cookies, live: Live, path):
    page = no_cookies.new_page()
    page.goto(live.address + path)
    for tick in page.locator("main [type=checkbox]").all():
        tick.check()

    page.click("main form .btn")

    said = page.locator("[data-problems]").inner_text()
    assert "your browser did not keep our cookie" in said
    assert "too long" not in said
    assert no_cookies.cookies() == []
