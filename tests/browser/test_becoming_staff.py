"""From a link to being on duty, in a real browser: with JavaScript, and without."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.leaving import WITH, WITHOUT
from tests.browser.live import Live, Watch
from tests.codes import code_of, next_code_of

pytestmark = pytest.mark.browser
PHONE = {"viewport": {"width": 390, "height": 844}}
BOTH = pytest.mark.parametrize("browser_options", [WITHOUT | PHONE, WITH | PHONE], indirect=True)
LOADED = "document.images[0].complete && document.images[0].naturalWidth > 100"


@pytest.fixture
def link(chromium: Browser, live: Live, page: Page) -> str:
    """What a lead was shown once, in another browser, after asking for a moderator of Sleep."""
    with live.inside() as make:
        make.board(slug="sleep", name="Sleep")
    context = chromium.new_context(java_script_enabled=False)
    watch = Watch().over(context)
    live.sign_in_on_duty(context, "lead")
    there = context.new_page()
    there.goto(f"{live.address}/operator/staff")
    there.check("[name=role][value=moderator]")
    there.check("[name=boards][value=sleep]")
    there.click("text=Make the link")
    shown = there.locator("[data-invitation]").inner_text()
    context.close()
    assert watch.complaints == []
    return live.address + urlsplit(shown).path


def heading(page: Page) -> str:
    return page.locator("h1").inner_text()


def send(page: Page, button: str, **fields: str) -> None:
    for name, words in fields.items():
        page.fill(f"[name={name}]", words)
    with page.expect_navigation():
        page.get_by_role("button", name=button).click()


def step_up_to(page: Page, address: str, code: str) -> None:
    """Come in again later, when the code is asked once more, and give it."""
    page.goto(f"{address}/step-up?next=/me/on-duty")
    assert heading(page) == "Give your code"
    send(page, "Go on", code=code)


@BOTH
def test_a_link_leads_a_member_to_being_on_duty(page: Page, live: Live, link: str):
    # Given a member who was sent a link
    live.sign_in(page.context)
    page.goto(link)
    assert "a moderator, for Sleep" in page.locator("main").inner_text()

    # When they take a name, and set up an app with the letters below the square
    send(page, "Accept", name="Kind Badger")
    assert page.evaluate(LOADED)
    secret = page.locator("[data-totp-secret]").inner_text()
    send(page, "Go on", code=code_of(secret))
    codes = page.locator("[data-recovery-code]").all_inner_texts()
    send(page, "I have kept them")

    # And give a code to come in, from the app and then from paper
    step_up_to(page, live.address, next_code_of(secret))
    send(page, "I’m on")
    assert "You are on for about 2 hours." in page.locator("main").inner_text()
    step_up_to(page, live.address, codes[0])

    # Then they are on duty, eight codes were shown, and the link is used up
    assert heading(page) == "On duty"
    assert page.locator("[name=until]").input_value() == "2"
    assert len(set(codes)) == 8


@BOTH
def test_who_has_no_code_yet_is_led_there_and_back(page: Page, live: Live, link: str):
    live.sign_in(page.context)
    page.goto(link)
    send(page, "Accept", name="Kind Badger")

    page.goto(f"{live.address}/me/on-duty")
    assert heading(page) == "Set up your second factor"
    secret = page.locator("[data-totp-secret]").inner_text()
    send(page, "Go on", code=code_of(secret))
    send(page, "I have kept them")

    assert heading(page) == "On duty"
