"""How long a page is kept, and how many are."""

from datetime import timedelta

import pytest

from forum.web.guests.shelf import BESIDE_BYTES, KEPT_FOR, MOST_BYTES, Page, Shelf
from tests.makers import NOON

ROOM = 3 * (BESIDE_BYTES + 1000)


def page(*, at=NOON, length=1000):
    return Page(1, at, body=bytes(length))


def there(shelf, asked, *, at=NOON):
    return shelf.find(asked, at=at) is not None


def test_a_page_is_found_by_what_was_asked_for():
    shelf, kept = Shelf(), page()
    shelf.put("home", kept)

    assert shelf.find("home", at=NOON) is kept
    assert not there(shelf, "board")


@pytest.mark.parametrize(
    ("later", "holds"),
    [
        (timedelta(0), True),
        (KEPT_FOR - timedelta(seconds=1), True),
        (KEPT_FOR, False),
        (timedelta(days=1), False),
        (timedelta(seconds=-1), False),
    ],
)
def test_no_page_is_older_than_some_seconds(later, holds):
    assert page().is_young(NOON + later) is holds


def test_no_page_outlives_its_hour():
    last_second = NOON - timedelta(seconds=1)

    assert page(at=last_second).is_young(last_second)
    assert not page(at=last_second).is_young(NOON)


def test_the_oldest_goes_where_there_is_no_room():
    shelf = Shelf(ROOM)
    for name in ("first", "second", "third", "fourth"):
        shelf.put(name, page())

    assert [there(shelf, name) for name in ("first", "second", "fourth")] == [False, True, True]
    assert shelf.bytes <= ROOM


def test_what_is_over_goes_though_no_other_page_comes():
    shelf = Shelf()
    shelf.put("first", page())
    shelf.put("second", page(at=NOON + timedelta(seconds=1)))

    shelf.let_go_of_old(NOON + KEPT_FOR - timedelta(seconds=1))
    both = shelf.bytes
    shelf.let_go_of_old(NOON + KEPT_FOR)

    assert shelf.bytes == both // 2
    assert there(shelf, "second", at=NOON + KEPT_FOR)
    shelf.let_go_of_old(NOON + timedelta(days=1))
    assert shelf.bytes == 0


def test_a_page_that_needs_all_the_room_is_not_kept():
    shelf = Shelf(ROOM)
    shelf.put("first", page())
    shelf.put("large", page(length=ROOM))

    assert not there(shelf, "large")
    assert shelf.bytes == 0


def test_a_page_that_is_made_anew_takes_the_place_of_the_old_one():
    shelf, new = Shelf(), page()
    for each in (page(), new):
        shelf.put("home", each)

    assert shelf.find("home", at=NOON) is new
    assert shelf.bytes == new.size


def test_pages_whose_time_is_over_leave_the_memory_with_the_next_one():
    shelf = Shelf()
    shelf.put("old", page())
    shelf.put("new", page(at=NOON + KEPT_FOR))

    assert shelf.bytes == page().size


def test_all_pages_of_a_process_take_eight_megabytes():
    assert MOST_BYTES == 8 * 1024 * 1024
