"""Opens all pages of a group, one after the other."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.pages.house import Group, Rooms, opened_house
from tests.browser.pages.shown import Shown

Opened = Callable[..., Iterator[tuple[Shown, Page]]]


@pytest.fixture
def opened_pages(windowless: Browser, tmp_path: Path, migrated: Path) -> Opened:
    """`opened_pages(group, **options)` yields each page of the group, open in a browser."""
    shutil.copy(migrated, tmp_path)

    def each(group: Group, **options: object) -> Iterator:
        with opened_house(group, tmp_path) as house:
            rooms = Rooms(house, windowless, **options)
            for shown in group.pages:
                page = rooms.page_for(shown)
                yield shown, page
                page.close()
            rooms.close()

    return each
