"""What somebody chose beside the words."""

from datetime import date

import pytest

from forum.search.asking.choices import When


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
