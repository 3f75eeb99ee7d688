"""Old help lines are named to the operator, together where they are equally old."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from forum.care.help_ageing import aged_lines
from forum.care.help_lines import REGIONS

TODAY = date(2027, 6, 1)


def checked(code: str, days_ago: int | None):
    [region] = [each for each in REGIONS if each.code == code]
    day = None if days_ago is None else TODAY - timedelta(days_ago)
    return replace(region, checked_on=day)


def test_nothing_is_said_while_every_list_is_fresh():
    assert aged_lines([checked("ie", 0), checked("se", 180)], TODAY) == []


def test_one_country_is_named_with_what_to_compare_it_with():
    assert aged_lines([checked("ie", 215), checked("se", 3)], TODAY) == [
        "The help lines for Ireland were last checked 7 months ago: "
        "compare them with samaritans.org and text50808.ie."
    ]


def test_countries_that_are_equally_old_share_a_line():
    aged = [checked("ie", 185), checked("fr", 400), checked("se", 186)]

    assert aged_lines(aged, TODAY) == [
        "The help lines for Ireland and Sweden were last checked 6 months ago: "
        "compare them with their sources.",
        "The help lines for France were last checked 13 months ago: compare them with 3114.fr.",
    ]


@pytest.mark.parametrize(
    ("days_ago", "when"),
    [(None, "on a day that nobody wrote down"), (-300, "on a day that is still to come")],
)
def test_a_country_without_a_day_that_can_be_counts_as_old(days_ago, when):
    [told] = aged_lines([checked("fr", days_ago)], TODAY)

    assert f"France were last checked {when}: " in told
