"""In a long conversation, key by key: whoever has the focus is seen, and never under the strip."""

import pytest
from playwright.sync_api import Page

from tests.browser.keyboard.walking import lost_on_the_way
from tests.browser.leaving import WITH, WITHOUT
from tests.browser.live import Live
from tests.journeys.test_long_threads import written

pytestmark = pytest.mark.browser
REPLIES = 15
PHONE, DESK = {"width": 390, "height": 700}, {"width": 1280, "height": 720}


@pytest.mark.parametrize(
    "browser_options", [WITHOUT | {"viewport": PHONE}, WITH | {"viewport": DESK}], indirect=True
)
def test_one_sees_where_one_is_forwards_and_backwards(page: Page, live: Live):
    thread = written(live.app, live.inside, REPLIES)
    live.sign_in(page.context)
    page.goto(live.address + thread)

    assert lost_on_the_way(page, "Tab", end=-1) == []
    assert page.evaluate("scrollY") > 1000
    assert lost_on_the_way(page, "Shift+Tab", end=0) == []
