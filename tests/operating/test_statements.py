"""Statements: the worst first, each in one sentence, and a heading that counts them."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from forum.operating.statements import Facts, Weight, heading, statements

TODAY = date(2027, 3, 1)
WELL = Facts(
    is_worker_alive=True,
    is_search_in_step=True,
    disk_share=0.4,
    is_record_broken=False,
    record_checked_on=TODAY,
    moderators_on=True,
    aged_countries=(),
    faults=(),
    open_boards=3,
)


def test_where_all_is_well_nothing_needs_anybody():
    told = statements(WELL, TODAY)

    assert heading(told) == "Nothing needs you"
    assert {each.weight for each in told} == {Weight.WELL}


@pytest.mark.parametrize(
    ("change", "words", "weight"),
    [
        ({"is_worker_alive": False}, "does not run", Weight.BROKEN),
        ({"is_search_in_step": False}, "Search does not find all", Weight.BROKEN),
        ({"is_record_broken": True}, "does not hold", Weight.BROKEN),
        ({"record_checked_on": None}, "Nobody has checked", Weight.LATE),
        ({"record_checked_on": TODAY - timedelta(days=3)}, "Nobody has checked", Weight.LATE),
        ({"disk_share": 0.95}, "95% of the disk", Weight.BROKEN),
        ({"aged_countries": ("Ireland",)}, "of one country", Weight.LATE),
        ({"aged_countries": ("Ireland", "Malta")}, "of 2 countries", Weight.LATE),
        ({"faults": ("Malta: no name.",)}, "Malta: no name.", Weight.LATE),
        ({"open_boards": 0}, "no board yet", Weight.LATE),
    ],
)
def test_what_needs_somebody_comes_first(change, words, weight):
    told = statements(replace(WELL, **change), TODAY)

    assert words in told[0].words
    assert told[0].weight is weight
    assert heading(told) == "One thing needs you"


def test_what_is_broken_comes_before_what_is_late():
    told = statements(replace(WELL, open_boards=0, disk_share=0.99), TODAY)

    assert [each.weight for each in told[:2]] == [Weight.BROKEN, Weight.LATE]
    assert heading(told) == "2 things need you"


def test_that_no_moderator_is_on_is_told():
    told = statements(replace(WELL, moderators_on=False), TODAY)

    assert "No moderator is on now." in [each.words for each in told]
