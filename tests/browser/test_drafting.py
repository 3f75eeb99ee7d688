"""Drafts in a real browser: kept while somebody types, and in the same form without script."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.leaving import WITH, WITHOUT
from tests.browser.live import Live
from tests.visitor import Visitor

pytestmark = pytest.mark.browser
scripted = pytest.mark.parametrize("browser_options", [WITH], indirect=True)
both_ways = pytest.mark.parametrize("browser_options", [WITHOUT, WITH], indirect=True)
# What static/js/draft.js waits, and a little more.
PAUSE = 31_000
SAID = "Kept a moment ago. Only you can open it."


@pytest.fixture
def form(live: Live) -> str:
    """The address of the form for a new thread."""
    with live.inside() as make:
        make.board(slug="sleep", name="Sleep")
    return f"{live.address}/boards/sleep/new"


def drafts(live: Live, writer: Visitor) -> list[str]:
    """Return the words of each draft, as another browser of the same member finds them."""
    other = Visitor(live.app).arrive(root=writer.root)
    links = other.get("/me/drafts").all("main a[href*='?draft=']")
    pages = [other.get(str(link["href"])) for link in links]
    return [page.one("textarea[name=body]").get_text().strip() for page in pages]


def status(page: Page):
    return page.locator("[data-draft-status]")


@scripted
def test_what_is_typed_is_kept_after_a_while_and_is_no_draft_once_it_is_posted(
    page: Page, live: Live, form
):
    # Given somebody who types
    writer = live.sign_in(page.context)
    page.clock.install()
    page.goto(form)
    page.get_by_label("Title").fill("Awake again")
    page.get_by_label("Your words").fill("I could not")
    assert drafts(live, writer) == []

    # When a while has gone by, and once more after further words
    page.clock.run_for(PAUSE)
    expect(status(page)).to_have_text(SAID)
    first = drafts(live, writer)
    page.get_by_label("Your words").fill("I could not rest.")
    with page.expect_response(form):
        page.clock.run_for(PAUSE)

    # Then it is one draft all the time, and none when the words are posted
    assert first == ["I could not"]
    expect(status(page)).to_have_text(SAID)
    assert drafts(live, writer) == ["I could not rest."]
    page.get_by_role("button", name="Post now").click()
    page.wait_for_url(re.compile(r"/t/"))
    assert drafts(live, writer) == []


@scripted
def test_nothing_is_sent_before_something_is_typed_or_while_nothing_changes(
    page: Page, live: Live, form
):
    live.sign_in(page.context)
    page.clock.install()
    page.goto(form)
    sent: list[str] = []
    page.on("request", lambda asked: sent.append(asked.url) if asked.method == "POST" else None)

    page.clock.run_for(3 * PAUSE)
    untouched = list(sent)
    page.get_by_label("Your words").fill("I could not rest.")
    page.clock.run_for(PAUSE)
    expect(status(page)).to_have_text(SAID)
    page.clock.run_for(3 * PAUSE)

    assert (untouched, sent) == ([], [form])


@scripted
def test_a_reply_in_a_thread_is_kept_too(page: Page, live: Live, neutral, thread):
    writer = live.sign_in(page.context)
    page.clock.install()
    page.goto(thread)
    page.get_by_label("Your words").fill("I hear you.")

    page.clock.run_for(PAUSE)

    expect(status(page)).to_have_text(SAID)
    assert drafts(live, writer) == ["I hear you."]


@scripted
def test_who_was_signed_out_is_told_and_keeps_the_words_on_the_page(page: Page, live: Live, form):
    # Given somebody whose session ended while they typed
    writer = live.sign_in(page.context)
    page.clock.install()
    page.goto(form)
    page.get_by_label("Your words").fill("I could not rest.")
    page.context.clear_cookies(name="s")

    # When the script tries to keep the words
    page.clock.run_for(PAUSE)

    # Then it says so, and the words are still in the box
    expect(status(page)).to_have_text("You are signed out. Your words stay on this page.")
    assert page.get_by_label("Your words").input_value() == "I could not rest."
    assert drafts(live, writer) == []


@scripted
def test_leaving_a_form_stops_what_was_to_be_kept(page: Page, live: Live, form):
    writer = live.sign_in(page.context)
    page.clock.install()
    page.goto(form)
    page.get_by_label("Title").fill("Awake again")
    page.get_by_label("Your words").fill("I could not rest.")

    page.get_by_role("button", name="Post now").click()
    page.wait_for_url(re.compile(r"/t/"))
    page.clock.run_for(2 * PAUSE)

    assert drafts(live, writer) == []


@both_ways
def test_the_button_keeps_words_and_they_are_gone_on_with_and_posted(page: Page, live: Live, form):
    # Given somebody who presses "Keep for later"
    writer = live.sign_in(page.context)
    page.goto(form)
    page.get_by_label("Your words").fill("I could not rest.")
    page.get_by_role("button", name="Keep for later").click()
    page.wait_for_url(f"{live.address}/me/drafts")
    kept = drafts(live, writer)

    # When they go on with it, and post it
    page.get_by_role("link", name="Go on writing").click()
    words = page.get_by_label("Your words").input_value()
    page.get_by_label("Title").fill("Awake again")
    page.get_by_role("button", name="Post now").click()
    page.wait_for_url(re.compile(r"/t/"))

    # Then it was one draft, and is none
    assert kept == [words] == ["I could not rest."]
    assert page.locator("h1").inner_text() == "Awake again"
    assert drafts(live, writer) == []


@scripted
def test_nothing_is_kept_in_the_browser(page: Page, live: Live, form):
    live.sign_in(page.context)
    page.clock.install()
    page.goto(form)
    page.get_by_label("Your words").fill("I could not rest.")
    page.clock.run_for(PAUSE)
    expect(status(page)).to_have_text(SAID)

    kept = page.evaluate("[localStorage.length, sessionStorage.length]")

    assert kept == [0, 0]
    assert {cookie["name"] for cookie in page.context.cookies()} == {"s"}
