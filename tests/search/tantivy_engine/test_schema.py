"""The number by which posts are in order of their days."""

from datetime import date

from forum.search.tantivy_engine.schema import DAY_SHIFT, newest_numbers


def test_a_day_ends_before_the_next_begins():
    first, last = newest_numbers(739000)

    assert first < last < newest_numbers(739001)[0]
    assert first >> DAY_SHIFT == last >> DAY_SHIFT == 739000


def test_the_last_of_all_days_fits():
    assert newest_numbers(date.max.toordinal())[1] < 2**63
