"""A moderator's evening in a real browser, with letters on the keyboard and without any script."""

import re

import pytest
from playwright.sync_api import Page, expect

from forum.clock import now
from tests.browser.leaving import WITH, WITHOUT
from tests.browser.live import Live
from tests.browser.pages.measures import SPILLS
from tests.journeys.cases import flagged

pytestmark = pytest.mark.browser
scripted = pytest.mark.parametrize("browser_options", [WITH], indirect=True)
both_ways = pytest.mark.parametrize("browser_options", [WITHOUT, WITH], indirect=True)
PHONE = {"width": 390, "height": 844}
MARK = "row => getComputedStyle(row).borderInlineStartColor"
LAMP = "rgb(240, 179, 64)"
FINGER = 44  # pixels that a thumb needs


@pytest.fixture
def queue(live: Live) -> str:
    """Three cases: one cannot wait, two can."""
    with live.inside() as make:
        thread = make.thread(board=make.board(slug="sleep", name="Sleep"), title="Awake again")
        for reason, body in (("spam", "Buy it here."), ("unkind", "A fool."), ("risk", "Goodbye.")):
            flagged(make, thread=thread, reasons=[reason], body=body, at=now())
    return f"{live.address}/moderation"


@both_ways
def test_a_case_is_decided_and_undone_on_a_phone(page: Page, live: Live, queue):
    # Given a moderator on a phone
    page.set_viewport_size(PHONE)
    live.sign_in_on_duty(page.context)
    page.goto(queue)

    # When they look at the words of a row, open the case and take it down
    row = page.locator("article[data-case]", has_text="Unkind or frightening")
    assert not row.get_by_text("A fool.").is_visible()
    row.get_by_text("Show the words").click()
    assert row.get_by_text("A fool.").is_visible()
    row.get_by_role("link", name="Open").click()
    assert not page.locator(".cover .words").is_visible()
    page.locator(".cover > summary").click()
    assert page.locator(".cover .words").is_visible()
    page.get_by_label("Take it down").check()
    page.get_by_label("House rule").select_option(index=1)
    page.get_by_label("Message to the writer").fill("That was unkind.")
    page.get_by_role("button", name="Do this and go to the next").click()

    # Then the next case is open, and the first can be taken back from there
    page.wait_for_url(re.compile(r"/moderation/cases/"))
    expect(page.locator(".undo")).to_contain_text("Take it down")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("h1")).to_have_text("Unkind or frightening")
    expect(page.get_by_text("Everything is as it was")).to_be_visible()


@scripted
def test_letters_do_what_the_buttons_do(page: Page, live: Live, queue):
    # Given a moderator who switched keys on
    live.sign_in_on_duty(page.context)
    page.goto(f"{queue}/me")
    page.get_by_label("Use keys").check()
    page.get_by_role("button", name="Keep my choice").click()
    page.wait_for_url(queue)
    focused = page.locator("article:focus-within h2")

    # When they go down and up, look, and open
    page.keyboard.press("j")
    expect(focused).to_have_text("Someone may be at risk")
    assert page.locator("article:focus-within").evaluate(MARK) == LAMP
    page.keyboard.press("j")
    second = focused.inner_text()
    page.keyboard.press("j")
    page.keyboard.press("k")
    expect(focused).to_have_text(second)
    page.keyboard.press("v")
    expect(page.locator("article:focus-within .words")).to_be_visible()
    page.keyboard.press("v")
    expect(page.locator("article:focus-within .words")).not_to_be_visible()
    page.keyboard.press("x")
    expect(page.locator("article:focus-within input[name=case]")).to_be_checked()
    page.keyboard.press("o")
    expect(page.locator("h1")).to_have_text(second)


@scripted
def test_letters_choose_pass_leave_take_back_and_assign(page: Page, live: Live, queue):
    # Given a moderator with keys, who has opened a case
    visitor = live.sign_in_on_duty(page.context)
    visitor.send(visitor.get("/moderation/me"), "/moderation/me", keys="y")
    page.goto(f"{queue}/next")

    # Then a letter leaves it as it is, and another one takes that back
    page.keyboard.press("1")
    expect(page.get_by_label("Leave it as it is")).to_be_checked()
    page.keyboard.press("p")
    expect(page.get_by_text("Nobody asks why.")).to_be_visible()
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("l")
    expect(page.locator(".undo")).to_contain_text("Leave it as it is")
    page.keyboard.press("z")
    expect(page.get_by_text("Everything is as it was")).to_be_visible()
    page.goto(queue)
    page.keyboard.press("j")
    page.keyboard.press("a")
    expect(page.get_by_text("You are reading this").first).to_be_visible()


@scripted
def test_letters_do_nothing_until_they_are_switched_on_nor_while_somebody_types(
    page: Page, live: Live, queue
):
    visitor = live.sign_in_on_duty(page.context)
    page.goto(queue)
    page.keyboard.press("j")
    expect(page.locator("article:focus-within")).to_have_count(0)

    form = visitor.get("/moderation/me")
    visitor.send(form, "/moderation/me", keys="y")
    page.goto(queue)
    page.get_by_role("link", name="Open").first.click()
    box = page.get_by_label("Message to the writer")
    box.fill("")
    box.press_sequentially("please")

    assert box.input_value() == "please"
    assert "/moderation/cases/" in page.url


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_fit_a_phone_and_a_thumb(page: Page, live: Live, queue, scheme):
    page.emulate_media(color_scheme=scheme)
    live.sign_in_on_duty(page.context)
    paths = [queue, f"{queue}/next", f"{queue}/me", f"{queue}/debrief", f"{queue}/finish"]
    wide, small = [], []

    for width in (320, 390, 1280):
        page.set_viewport_size({"width": width, "height": 844})
        for path in paths:
            page.goto(path)
            page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
            wide += [f"{path} at {width}"] if page.evaluate(SPILLS) else []
            for button in page.locator("main button:visible").all():
                box = button.bounding_box()
                if box and box["height"] < FINGER - 4:
                    small.append(f"{button.inner_text()} on {path}")

    assert wide == []
    assert small == []


def test_on_a_phone_the_decision_comes_before_what_has_happened(page: Page, live: Live, queue):
    page.set_viewport_size(PHONE)
    live.sign_in_on_duty(page.context)
    page.goto(f"{queue}/next")

    decision = page.locator("[data-decide]").bounding_box()
    past = page.locator("#past-h").bounding_box()

    assert decision is not None
    assert past is not None
    assert decision["y"] < past["y"]
