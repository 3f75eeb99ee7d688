"""On a phone and on a wide screen, in light and in dark, every page fits, and its forms work."""

import pytest
from playwright.sync_api import Page

from forum.public_ids import to_text
from tests.browser.live import Live

pytestmark = pytest.mark.browser
WIDTHS = (320, 390, 1280, 1600)
TITLE = "W" * 150
BODY = "x" * 5000 + "\n\n`" + "y" * 300 + "`\n\nhttps://example.org/" + "z" * 300
EVERYONE = ("/", "/boards/sleep", "/t/{tid}", "/t/{tid}?view=list", "/help", "/rules", "/privacy")
EVERYONE += ("/stay-safe", "/join", "/sign-in", "/recover", "/how-we-moderate", "/first-post")
EVERYONE += ("/accessibility",)
EVERYONE += ("/me/look", "/moderation/public-log", "/p/{pid}/flag", "/search", "/search?q=nothing")
EVERYONE += ("/search?q=" + "x" * 40,)
MEMBERS = ("/", "/boards/sleep/new", "/t/{tid}", "/t/{tid}/reply?to={pid}", "/me", "/me/name")
MEMBERS += ("/me/passphrase", "/me/notices", "/me/threads", "/me/kept", "/me/drafts", "/me/topics")
STAFF = ("/me/second-factor", "/step-up", "/moderation/audit", "/moderation/rules")
STAFF += ("/moderation/rules/1", "/moderation/replies", "/moderation/replies/new")
STAFF += ("/moderation/words", "/moderation/words/new")
STAFF += ("/me/on-duty", "/operator/staff")
OPERATORS = ("/operator", "/operator/boards", "/operator/boards/sleep", "/operator/boards/new")
OPERATORS += ("/operator/help-lines", "/operator/help-lines/gb", "/operator/settings")
OPERATORS += ("/operator/synonyms", "/operator/synonyms/new", "/operator/synonyms/sober")
STAFF += ("/moderation", "/moderation/me", "/moderation/debrief", "/moderation/finish")
SPILLS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture
def places(live: Live) -> dict[str, str]:
    """A board and a thread of words that do not end."""
    with live.inside() as make:
        thread = make.thread(board=make.board(slug="sleep"), title=TITLE, body=BODY)
        post = make.reply(thread, body=BODY)
        for _ in range(4):
            post = make.reply(thread, parent=post, body=BODY)
        return {"tid": to_text(thread.id), "pid": to_text(post.id)}


def _misfits(page: Page) -> list[str]:
    """Return at which widths the page that is open scrolls sideways, or has no single h1."""
    found = [] if page.locator("h1").count() == 1 else [f"{page.url} has not one h1"]
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        if page.evaluate(SPILLS):
            found.append(f"{page.url} is too wide at {width}")
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_scrolls_sideways(page: Page, live: Live, places, scheme):
    page.emulate_media(color_scheme=scheme)
    misfits = []

    for path in EVERYONE:
        page.goto(live.address + path.format(**places))
        misfits += _misfits(page)
    live.sign_in(page.context)
    for path in MEMBERS:
        page.goto(live.address + path.format(**places))
        misfits += _misfits(page)
    live.sign_in_on_duty(page.context, "lead")
    for path in STAFF:
        page.goto(live.address + path.format(**places))
        misfits += _misfits(page)

    live.sign_in_on_duty(page.context, "operator")
    for path in OPERATORS:
        page.goto(live.address + path)
        misfits += _misfits(page)

    assert misfits == []


def test_a_page_that_is_too_wide_is_noticed(page: Page):
    page.set_content(f"<h1>Rules</h1><h1>Rules</h1><pre>{'x' * 400}</pre>")

    assert len(_misfits(page)) == 1 + len(WIDTHS)


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


def test_a_newcomer_joins_and_writes_on_a_phone(page: Page, live: Live, places):
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
