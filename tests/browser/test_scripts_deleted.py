"""Where the files of the scripts are gone, what a browser does with them goes on without."""

import pytest
from playwright.sync_api import Page

from tests.browser.leaving import WITH
from tests.browser.live import Live
from tests.browser.scriptless import static_without_scripts
from tests.browser.test_becoming_staff import (
    link,
    test_a_link_leads_a_member_to_being_on_duty as test_becoming_staff,
)
from tests.browser.test_drafting import (
    form,
    test_the_button_keeps_words_and_they_are_gone_on_with_and_posted as test_drafting,
)
from tests.browser.test_exit import (
    test_leaving_leaves_nothing_with_the_browser_and_tells_the_next_page_nothing as test_leaving,
    test_the_way_out_comes_first as test_the_way_out,
)
from tests.browser.test_keeping_words import (
    test_they_are_saved_as_a_file_that_does_not_say_where_they_belong as test_keeping_words,
    words,
)
from tests.browser.test_moderating import (
    queue,
    test_a_case_is_decided_and_undone_on_a_phone as test_moderating,
)

pytestmark = pytest.mark.browser
__all__ = [
    "form",
    "link",
    "queue",
    "test_becoming_staff",
    "test_drafting",
    "test_keeping_words",
    "test_leaving",
    "words",
]
__all__ += ["test_moderating", "test_the_way_out"]


@pytest.fixture
def settings(settings, tmp_path, monkeypatch):
    static_without_scripts(tmp_path, monkeypatch)
    return settings


@pytest.mark.parametrize("browser_options", [WITH], indirect=True)
def test_no_script_is_sent(page: Page, live: Live):
    sent = []
    page.on("response", lambda answer: sent.append((answer.url, answer)))

    page.goto(live.address)
    page.wait_for_load_state("networkidle")

    scripts = [answer.body() for url, answer in sent if url.endswith(".js")]
    assert scripts == [b""]
