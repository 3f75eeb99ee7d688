from datetime import timedelta

import pytest

from forum.moderation.bands import (
    GOALS,
    LONGER,
    OF_REASON,
    most_urgent,
    one_up,
    put_in_band,
    rank_of,
    waited_within,
)
from forum.moderation.models import Band, Case, Reason
from tests.makers import NOON


def test_the_goals_are_those_that_were_promised():
    minutes = {str(band): goal / timedelta(minutes=1) for band, goal in GOALS.items()}

    assert minutes == {"now": 15, "soon": 60, "today": 8 * 60, "whenever": 48 * 60}


def test_every_reason_has_its_band():
    assert {str(reason): str(OF_REASON[reason]) for reason in Reason} == {
        "risk": "now",
        "identifies": "soon",
        "unkind": "today",
        "medicine": "today",
        "spam": "today",
        "other": "whenever",
    }


def test_a_case_is_as_urgent_as_the_most_urgent_that_speaks_for_it():
    assert most_urgent(["whenever", "soon", "today"]) == Band.SOON
    assert most_urgent([]) == Band.WHENEVER


def test_the_rank_follows_the_order_of_the_queue():
    assert [rank_of(band) for band in Band] == [0, 1, 2, 3]
    assert [one_up(band) for band in Band] == [Band.NOW, Band.NOW, Band.SOON, Band.TODAY]


def test_a_case_that_is_put_in_a_band_gets_its_goal():
    case = Case(opened_at=NOON)

    put_in_band(case, Band.SOON)

    assert (case.band, case.rank, case.goal_at) == ("soon", 1, NOON + timedelta(hours=1))


@pytest.mark.parametrize(
    ("waited", "told"),
    [
        (timedelta(0), "now"),
        (timedelta(minutes=15), "now"),
        (timedelta(minutes=16), "soon"),
        (timedelta(hours=8), "today"),
        (timedelta(hours=47), "whenever"),
        (timedelta(hours=49), LONGER),
    ],
)
def test_of_a_wait_only_the_goal_that_it_was_within_is_told(waited, told):
    assert waited_within(waited) == told
