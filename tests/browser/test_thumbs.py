"""On a phone, what staff press is as high as a thumb needs."""

import pytest
from playwright.sync_api import Page

from tests.browser.live import Live

pytestmark = pytest.mark.browser
STAFF = ("/me/second-factor", "/step-up", "/moderation/audit", "/moderation/rules")
STAFF += ("/moderation/rules/1", "/moderation/replies", "/moderation/replies/new")
STAFF += ("/moderation/words", "/moderation/words/new", "/me/on-duty", "/operator/staff")
STAFF += ("/moderation", "/moderation/me", "/moderation/debrief", "/moderation/finish")
OPERATORS = ("/operator", "/operator/boards", "/operator/boards/sleep", "/operator/boards/new")
OPERATORS += ("/operator/help-lines", "/operator/help-lines/gb", "/operator/settings")
OPERATORS += ("/operator/synonyms", "/operator/synonyms/new", "/operator/synonyms/sober")
PAGES = [("lead", path) for path in STAFF] + [("operator", path) for path in OPERATORS]
# A tick or a dot is pressed on its words. Links in running text are as high as their line.
TOO_LOW = """() => {
  const pressed = "main :is(button, select, textarea, summary, .btn, .reach, .row > a, .sorts a)";
  const typed = "main input:not([type=hidden])";
  return [...document.querySelectorAll(`${pressed}, ${typed}`)].filter((thing) => {
    const box = (thing.closest("label") || thing).getBoundingClientRect();
    return box.height > 2 && box.height < 44;
  }).map((thing) => thing.textContent.trim() || thing.name);
}"""


def _too_low(page: Page) -> list[str]:
    page.set_viewport_size({"width": 390, "height": 844})
    found: list[str] = page.evaluate(TOO_LOW)
    return found


def test_a_thumb_can_press_everything(page: Page, live: Live):
    low = {}
    with live.inside() as make:
        make.board(slug="sleep")
    for role in ("lead", "operator"):
        live.sign_in_on_duty(page.context, role)
        for path in [path for asked, path in PAGES if asked == role]:
            page.goto(live.address + path)
            low[path] = _too_low(page)

    assert {path: things for path, things in low.items() if things} == {}


def test_a_button_that_is_too_low_is_noticed(page: Page):
    page.set_content("<main><button>Press</button><p><a class='row'>Go</a></p></main>")

    assert _too_low(page) == ["Press"]
