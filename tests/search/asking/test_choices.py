"""Who asks, and what they chose."""

from datetime import date

import pytest

from forum.boards.models import Reading
from forum.search.asking.choices import Reader, When, reader_for
from forum.search.backend import Audience


class Somebody:
    """A viewer."""

    def __init__(self, *, is_member: bool) -> None:
        self.is_member = is_member


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (When.ANY, None),
        (When.WEEK, date(2026, 3, 1)),
        (When.MONTH, date(2026, 2, 5)),
        (When.YEAR, date(2025, 3, 7)),
    ],
)
def test_how_long_ago_is_a_day(when, expected):
    assert when.since(date(2026, 3, 8)) == expected


def test_a_reader_has_the_boards_that_they_may_read(session, make):
    second = make.board(slug="b", position=2)
    first = make.board(slug="z", position=1)
    closed = make.board(slug="c", position=3, reading=Reading.MEMBERS)
    make.board(slug="g", reading=Reading.GROUP)

    guest = reader_for(session, Somebody(is_member=False))
    member = reader_for(session, Somebody(is_member=True))

    assert guest == Reader(Audience.EVERYONE, {"z": first.id, "b": second.id})
    assert list(guest.boards) == ["z", "b"]
    assert member == Reader(Audience.MEMBERS, {**guest.boards, "c": closed.id})
