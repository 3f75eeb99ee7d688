"""The gallery leaves no page out: whoever adds an address adds its page."""

import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask

from tests.browser.pages.groups import GROUPS
from tests.browser.pages.house import Group, opened_house
from tests.browser.pages.wrong import furnish_no_database

# Addresses that answer with no page of their own, and pages that are only come to by a form.
NO_PAGE = {
    "static": "files",
    "health.alive": "for whoever keeps the service running",
    "health.ready": "the same",
    "pages.leave": "it goes on to the neutral page at once",
    "keeping.notes": "a file",
    "second_factor.square": "a picture",
    "threads.permalink": "it leads to the post in its thread",
    "queue.go_on": "it leads to the next case",
}
BY_A_FORM = {
    "keeping.printable": "join-print",
    "search.found": "search-found",
}


def shown_endpoints(app: Flask, group, folder) -> Iterator[str]:
    """Yield which view answers each page of a group, its places made as for a browser."""
    with opened_house(group, folder) as house:
        for shown in group.pages:
            path = shown.address.format(**house.places).split("?")[0]
            yield app.url_map.bind("localhost").match(path)[0] if shown.status != 404 else ""


def of_one_house() -> Iterator[Group]:
    """Yield a group for each way to furnish, with the pages of all groups that are furnished so."""
    for furnish in {group.furnish: None for group in GROUPS}:
        if furnish is not furnish_no_database:
            alike = [group for group in GROUPS if group.furnish is furnish]
            yield replace(alike[0], pages=tuple(page for group in alike for page in group.pages))


def test_every_page_of_the_forum_is_in_the_gallery(app, tmp_path, migrated):
    seen = set(NO_PAGE) | set(BY_A_FORM)
    for group in of_one_house():
        folder = tmp_path / group.name
        folder.mkdir()
        shutil.copy(migrated, folder)
        seen |= set(shown_endpoints(app, group, folder))

    pages = {rule.endpoint for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ())}
    assert pages - seen == set()


def test_no_two_pages_have_one_name():
    names = Counter(shown.name for group in GROUPS for shown in group.pages)

    assert [name for name, times in names.items() if times > 1] == []
    assert set(BY_A_FORM.values()) <= set(names)


@pytest.mark.parametrize("group", GROUPS, ids=str)
def test_each_group_is_small_enough_to_be_looked_at_by_itself(group):
    assert 0 < len(group.pages) <= 40
