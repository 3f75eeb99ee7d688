"""The preview in a real browser: in place where there is script, else on its page."""

import re
import threading
from collections.abc import Callable

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from tests.browser.leaving import WITH, WITHOUT
from tests.browser.live import Live

pytestmark = pytest.mark.browser
scripted = pytest.mark.parametrize("browser_options", [WITH], indirect=True)
both_ways = pytest.mark.parametrize("browser_options", [WITHOUT, WITH], indirect=True)
HEADING = "This is how it will look"
MARK = "window.isSamePage = true"


@pytest.fixture
def form(live: Live, page: Page) -> str:
    """The address of the form for a new thread, open, with words in it."""
    with live.inside() as make:
        make.board(slug="sleep", name="Sleep")
    live.sign_in(page.context)
    address = f"{live.address}/boards/sleep/new"
    page.goto(address)
    page.get_by_label("Title").fill("Awake again")
    page.get_by_label("Your words").fill("I could not rest.")
    return address


def preview(page: Page) -> None:
    page.get_by_role("button", name=re.compile("Preview|Look again")).click()


def is_same_page(page: Page) -> bool:
    return bool(page.evaluate("window.isSamePage === true"))


@both_ways
def test_words_are_looked_at_and_then_posted(page: Page, live: Live, form):
    preview(page)
    expect(page.get_by_role("heading", name=HEADING)).to_be_visible()
    shown = page.locator("[data-preview] .words").inner_text()
    title, heading = page.title(), page.locator("h1").inner_text()
    page.get_by_role("button", name="Post this").click()
    page.wait_for_url(re.compile(r"/t/"))

    assert shown == "I could not rest."
    assert title == "Preview your thread – Lamplit"
    assert heading == "Preview your thread"
    assert page.locator("h1").inner_text() == "Awake again"


@scripted
def test_the_preview_takes_no_other_page_and_is_what_is_read_next(page: Page, live: Live, form):
    page.evaluate(MARK)

    preview(page)

    expect(page.get_by_role("heading", name=HEADING)).to_be_focused()
    assert is_same_page(page)
    assert page.get_by_label("Your words").input_value() == "I could not rest."


@scripted
def test_words_are_changed_and_looked_at_again_and_kept_while_typing(page: Page, live: Live, form):
    # Given a preview in place, and further words
    page.clock.install()
    preview(page)
    expect(page.get_by_role("heading", name=HEADING)).to_be_focused()
    page.get_by_label("Your words").fill("I could not rest at all.")

    # When a while goes by, and they are looked at again
    page.clock.run_for(31_000)
    expect(page.locator("[data-draft-status]")).to_have_text(re.compile("Kept a moment ago"))
    preview(page)

    # Then the words that are shown are the new ones
    expect(page.locator("[data-preview] .words")).to_have_text("I could not rest at all.")


@scripted
def test_in_a_thread_the_conversation_stays_where_it_is(page: Page, live: Live, neutral, thread):
    live.sign_in(page.context)
    page.goto(thread)
    page.evaluate(MARK)
    page.get_by_label("Your words").fill("I hear you.")

    preview(page)

    expect(page.get_by_role("heading", name=HEADING)).to_be_focused()
    assert page.url == thread
    assert is_same_page(page)
    page.get_by_role("button", name="Post this").click()
    expect(page.locator("article.post").last).to_contain_text("I hear you.")


@scripted
def test_details_are_marked_in_place_and_a_tick_puts_calmer_words_there(page: Page, form):
    page.get_by_label("Your words").fill("Write to me: 07700 900123, or kim@example.org.")
    preview(page)
    expect(page.get_by_role("heading", name=re.compile("2 details"))).to_be_visible()

    preview(page)

    expect(page.get_by_role("heading", name=re.compile("details?"))).to_have_count(0)
    assert "900123" not in page.get_by_label("Your words").input_value()
    assert "900123" not in page.locator("[data-preview]").inner_text()


@both_ways
def test_what_is_missing_is_said_and_led_to(page: Page, live: Live, form):
    page.get_by_label("Title").fill("")
    page.get_by_label("Title").evaluate("box => box.removeAttribute('required')")

    preview(page)

    problems = page.locator("[data-problems]")
    expect(problems).to_be_visible()
    assert page.title().startswith("Error: ")
    assert page.get_by_label("Your words").input_value() == "I could not rest."


@scripted
def test_what_is_typed_while_the_answer_is_on_its_way_is_kept(page: Page, live: Live, form):
    go_on = _hold(live.app, "writing.new_thread")
    preview(page)
    page.get_by_label("Your words").fill("I could not rest, nor read.")
    go_on.set()

    expect(page.get_by_role("heading", name=HEADING)).to_be_focused()
    assert page.get_by_label("Your words").input_value() == "I could not rest, nor read."


def _hold(app: Flask, endpoint: str) -> threading.Event:
    """Let this view wait until the event that is returned is set."""
    go_on, view = threading.Event(), app.view_functions[endpoint]

    def wait(*given: object, **named: object) -> object:
        go_on.wait(20)
        answer: Callable[..., object] = view
        return answer(*given, **named)

    app.view_functions[endpoint] = wait
    return go_on


@scripted
def test_who_was_signed_out_is_led_to_signing_in_and_the_words_wait(page: Page, live: Live, form):
    page.context.clear_cookies(name="s")

    preview(page)

    page.wait_for_url(re.compile("/sign-in"))
    expect(page.locator("main")).to_contain_text("Your words")


def test_without_a_line_the_words_stay_and_it_is_said(chromium, live: Live):
    # Given somebody whose line went while they wrote: such a page may complain
    with live.inside() as make:
        make.board(slug="sleep", name="Sleep")
    context = chromium.new_context()
    live.sign_in(context)
    page = context.new_page()
    page.goto(f"{live.address}/boards/sleep/new")
    page.get_by_label("Title").fill("Awake again")
    page.get_by_label("Your words").fill("I could not rest.")
    context.set_offline(True)

    preview(page)

    expect(page.locator("[data-draft-status]")).to_contain_text("Your words are still here.")
    assert page.get_by_label("Your words").input_value() == "I could not rest."
    context.close()
