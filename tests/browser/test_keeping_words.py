"""The six words in a real browser: copied, saved and printed, with script and without."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.leaving import WITH, WITHOUT
from tests.browser.live import Live

pytestmark = pytest.mark.browser
scripted = pytest.mark.parametrize("browser_options", [WITH], indirect=True)
both_ways = pytest.mark.parametrize("browser_options", [WITHOUT, WITH], indirect=True)


@pytest.fixture
def words(page: Page, live: Live) -> list[str]:
    """The six words of somebody who has come as far as them."""
    page.goto(f"{live.address}/join")
    for tick in page.locator("main [type=checkbox]").all():
        tick.check()
    page.locator("main form .btn").first.click()
    page.wait_for_selector("[data-passphrase]")
    return page.locator("[data-passphrase] li").all_inner_texts()


@scripted
def test_they_are_copied_with_the_codes_and_it_is_said(page: Page, words):
    page.get_by_role("button", name="Copy").click()
    expect(page.get_by_role("status").filter(has_text="Copied")).to_have_count(1)

    # Then they can be pasted, as people paste
    box = page.get_by_label("Word").first
    box.evaluate("box => box.removeAttribute('maxlength')")
    box.focus()
    page.keyboard.press("Control+V")
    pasted = box.input_value()

    codes = page.locator("[data-recovery-code]").all_inner_texts()
    assert len(codes) == 8
    assert pasted.startswith(" ".join(words))
    assert all(code in pasted for code in codes)


@both_ways
def test_they_are_saved_as_a_file_that_does_not_say_where_they_belong(page: Page, words):
    with page.expect_download() as saved:
        page.get_by_role("link", name="Download").click()

    assert saved.value.suggested_filename == "notes.txt"
    content = saved.value.path().read_text()
    assert content.splitlines()[0] == " ".join(words)
    assert "lamplit" not in content.lower()


@both_ways
def test_the_copy_button_is_there_only_where_it_can_copy(page: Page, words, browser_options):
    is_there = page.get_by_role("button", name="Copy").is_visible()

    assert is_there == browser_options["java_script_enabled"]


@both_ways
def test_a_code_is_one_line_on_a_phone(page: Page, words):
    page.set_viewport_size({"width": 390, "height": 844})

    heights = page.locator("[data-recovery-code]").evaluate_all(
        "codes => codes.map(code => code.getClientRects().length)"
    )

    assert heights == [1] * 8
