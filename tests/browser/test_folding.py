"""Answers that somebody shut stay shut for this visit, unless the device is shared."""

import pytest
from playwright.sync_api import Page, expect

from forum.public_ids import to_text
from tests.browser.leaving import WITH, WITHOUT
from tests.browser.live import Live

pytestmark = pytest.mark.browser
scripted = pytest.mark.parametrize("browser_options", [WITH], indirect=True)
plain = pytest.mark.parametrize("browser_options", [WITHOUT], indirect=True)
KEPT = "Object.keys(sessionStorage).length + localStorage.length"


@pytest.fixture
def talk(live: Live) -> tuple[str, str]:
    """The address of a thread with an answer to a reply, and the mark of that answer."""
    with live.inside() as make:
        thread = make.thread(board=make.board(slug="sleep", name="Sleep"), title="Awake again")
        reply = make.reply(thread, body="I know.")
        answer = make.reply(thread, body="So do I.", parent=reply)
    return f"{live.address}/t/{to_text(thread.id)}", to_text(answer.id)


def answers(page: Page):
    return page.locator("details[data-fold]")


def shut(page: Page) -> None:
    answers(page).locator("> summary").click()
    expect(answers(page).get_by_text("So do I.")).not_to_be_visible()


@scripted
def test_what_was_shut_is_shut_when_the_page_comes_again_and_open_when_it_was_opened(
    page: Page, talk
):
    page.goto(talk[0])
    shut(page)
    page.reload()
    expect(answers(page).get_by_text("So do I.")).not_to_be_visible()

    answers(page).locator("> summary").click()
    page.reload()

    expect(answers(page).get_by_text("So do I.")).to_be_visible()


@scripted
def test_what_was_shut_is_known_at_once(page: Page, talk):
    """Whoever shuts answers and goes on in the same moment finds them shut, and leaves nothing."""
    page.goto(talk[0])

    at_once = page.evaluate(
        f"() => {{ document.querySelector('[data-fold] > summary').click(); return {KEPT}; }}"
    )

    assert at_once == 1


@scripted
def test_who_is_led_to_an_answer_is_shown_it(page: Page, talk):
    address, answer = talk
    page.goto(address)
    shut(page)

    page.goto(f"{address}#p-{answer}")
    page.reload()

    expect(answers(page).get_by_text("So do I.")).to_be_visible()


@scripted
def test_another_visit_knows_nothing_of_it(page: Page, talk):
    page.goto(talk[0])
    shut(page)

    other = page.context.new_page()
    other.goto(talk[0])

    expect(answers(other).get_by_text("So do I.")).to_be_visible()


@scripted
def test_on_a_shared_device_nothing_is_kept_and_what_was_kept_goes(page: Page, live: Live, talk):
    # Given somebody who shut answers, and then said that the device is shared
    page.goto(talk[0])
    shut(page)
    assert page.evaluate(KEPT) == 1
    page.goto(f"{live.address}/me/look")
    page.check("[name=shared]")
    page.click("text=Keep my choice")
    page.wait_for_url("**/me/look?saved=1")
    gone = page.evaluate(KEPT)

    # When they shut them again
    page.goto(talk[0])
    expect(answers(page).get_by_text("So do I.")).to_be_visible()
    shut(page)

    # Then nothing is kept
    assert (gone, page.evaluate(KEPT)) == (0, 0)
    page.reload()
    expect(answers(page).get_by_text("So do I.")).to_be_visible()


@scripted
@pytest.mark.parametrize("way", ["Sign out now", "Quick exit"])
def test_nothing_is_left_of_it_after_going(page: Page, live: Live, neutral, talk, way):
    # Given a member who shut answers
    live.sign_in(page.context)
    page.goto(talk[0])
    shut(page)
    assert page.evaluate(KEPT) == 1

    # When they go, and somebody opens the forum in the same tab
    if way == "Sign out now":
        page.goto(f"{live.address}/me")
        page.get_by_role("button", name=way).click()
        page.wait_for_url(f"{live.address}/")
    else:
        page.locator(".exit").click()
        page.wait_for_url(neutral.address)
    page.goto(talk[0])

    # Then nothing is kept
    assert page.evaluate(KEPT) == 0
    expect(answers(page).get_by_text("So do I.")).to_be_visible()


@scripted
@pytest.mark.parametrize("key", ["Escape", "Shift"])
def test_nothing_is_left_of_it_after_three_presses_where_a_browser_clears_nothing(
    page: Page, neutral, talk, key
):
    page.route(
        "**/leave", lambda way: way.fulfill(status=303, headers={"Location": neutral.address})
    )
    page.goto(talk[0])
    shut(page)
    page.wait_for_function(f"{KEPT} === 1")

    for _ in range(3):
        page.keyboard.press(key)
    page.wait_for_url(neutral.address)
    page.goto(talk[0])

    assert page.evaluate(KEPT) == 0


@plain
def test_without_script_they_are_open_and_can_be_shut(page: Page, talk):
    page.goto(talk[0])
    shut(page)
    page.reload()

    expect(answers(page).get_by_text("So do I.")).to_be_visible()
