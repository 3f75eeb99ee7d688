"""On every page the way out comes first, the focus is seen, and a finger can press everything."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.keyboard.walking import first_stops, hard_to_press, lost_stops
from tests.browser.pages.groups import GROUPS
from tests.browser.pages.house import Group, Rooms, opened_house

pytestmark = pytest.mark.browser
PHONE = {"viewport": {"width": 390, "height": 700}, "has_touch": True, "is_mobile": True}
OUT = ["Skip to main content", "Quick exit", "In crisis? Get help now", "Emergency: Quick exit"]
Look = Callable[[Page], list[str]]


def out_of_order(page: Page) -> list[str]:
    """Return the first stops where they are not the ways out.

    Who was led to a place in a page goes on from there.
    """
    if "#" in page.url:
        page.keyboard.press("Tab")
        return []
    return [] if (stops := first_stops(page, len(OUT))) == OUT else stops


def faults(page: Page) -> list[str]:
    # The Tab key is pressed first, so that the browser knows somebody by their keyboard.
    return [*out_of_order(page), *lost_stops(page), *hard_to_press(page)]


@pytest.mark.parametrize("group", GROUPS, ids=str)
def test_somebody_with_a_keyboard_or_a_thumb_is_at_home(
    windowless: Browser, group: Group, tmp_path: Path, migrated: Path
):
    shutil.copy(migrated, tmp_path)
    found = {}
    with opened_house(group, tmp_path) as house:
        rooms = Rooms(house, windowless, java_script_enabled=False, **PHONE)
        for shown in group.pages:
            page = rooms.page_for(shown)
            if here := faults(page):
                found[shown.name] = here
            page.close()
        rooms.close()

    assert found == {}, "\n".join(f"{name}: {here}" for name, here in found.items())
