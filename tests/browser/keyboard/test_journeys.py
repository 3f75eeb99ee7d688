"""Join, write, tell a moderator and decide a case, with a keyboard alone.

Each runs without JavaScript, with it, and where the files of the scripts are gone.
"""

import re

import pytest
from playwright.sync_api import Page, expect

from forum.clock import now
from tests.browser.keyboard.hands import Hands
from tests.browser.leaving import WITH, WITHOUT
from tests.browser.live import Live
from tests.browser.scriptless import static_without_scripts
from tests.journeys.cases import flagged

pytestmark = pytest.mark.browser
WAYS = {"no JavaScript": WITHOUT, "scripts": WITH, "scripts deleted": WITH}


@pytest.fixture(params=WAYS)
def way(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def settings(settings, way, tmp_path, monkeypatch):
    if way == "scripts deleted":
        static_without_scripts(tmp_path, monkeypatch)
    return settings


@pytest.fixture
def browser_options(way):
    return WAYS[way]


@pytest.fixture
def hands(page: Page) -> Hands:
    return Hands(page)


def test_somebody_joins(hands: Hands, page: Page, live: Live):
    page.goto(live.address)
    hands.follow("Join")
    hands.tick("age_ok")
    hands.tick("rules_ok")
    hands.send("Go on")
    words = page.locator("[data-passphrase] li").all_inner_texts()
    for name in ("word_a", "word_b"):
        asked = page.locator(f"label[for={name}]").inner_text()
        hands.type_into(name, words[int(asked.split()[-1]) - 1])
    hands.send("I have kept them")

    assert "You are in." in page.locator("main").inner_text()


def test_a_member_writes_a_thread_and_a_reply(hands: Hands, page: Page, live: Live):
    # Given a member who starts a thread
    with live.inside() as make:
        make.board(slug="sleep", name="Sleep")
    live.sign_in(page.context)
    page.goto(live.address)
    hands.follow("Sleep")
    hands.follow("Start a thread")
    hands.type_into("title", "Awake again")
    hands.type_into("body", "I could not rest.")

    # When they look at it, change it, and post it
    hands.go_to("button", "Preview")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="This is how it will look")).to_be_visible()
    hands.type_into("body", " ")
    page.keyboard.press("Control+End")
    page.keyboard.type("Not at all.")
    hands.go_to("button", "Preview again")
    page.keyboard.press("Enter")
    expect(page.locator("[data-preview] .words")).to_contain_text("Not at all.")
    hands.send("Post this")
    thread = page.url

    # And answer themselves
    hands.follow("Reply")
    hands.type_into("body", "It is better now.")
    hands.send("Post now")

    assert page.url.startswith(thread)
    expect(page.locator("article.post")).to_have_count(2)


def test_a_guest_tells_a_moderator(hands: Hands, page: Page, live: Live, neutral, thread):
    page.goto(thread)
    hands.follow("Tell a moderator")
    hands.choose("reason", "unkind")
    hands.type_into("note", "It hurt.")
    hands.send("Send to the moderators")

    assert "Thank you." in page.locator("main").inner_text()


def test_a_moderator_decides_and_undoes(hands: Hands, page: Page, live: Live):
    # Given a case, and a moderator who opens it
    with live.inside() as make:
        thread = make.thread(board=make.board(slug="sleep"), title="Awake again")
        flagged(make, thread=thread, reasons=["unkind"], body="A fool.", at=now())
    live.sign_in_on_duty(page.context)
    page.goto(f"{live.address}/moderation")
    hands.follow("Unkind or frightening")
    hands.open("Show the reply")
    expect(page.locator(".cover .words")).to_be_visible()

    # When they take it down, and take that back
    hands.choose("decision", "take-down")
    hands.go_to("[name=rule]")
    page.keyboard.press("ArrowDown")
    hands.type_into("message", "That was unkind.")
    hands.send("Do this")
    expect(page.locator(".undo")).to_contain_text("Take it down")
    hands.send("Undo")

    assert "Everything is as it was" in page.locator("main").inner_text()
    assert re.search("/moderation/cases/", page.url)
