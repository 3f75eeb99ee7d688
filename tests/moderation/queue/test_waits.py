"""A wait is told in round words."""

from datetime import timedelta

import pytest

from forum.moderation.queue.waits import ago, rounded, waited, waiting
from tests.makers import NOON


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (0, "just now"),
        (4, "a few minutes"),
        (14, "about 15 minutes"),
        (35, "about half an hour"),
        (60, "about an hour"),
        (100, "2 hours"),
        (35 * 60, "35 hours"),
        (47 * 60, "2 days"),
        (9 * 24 * 60, "9 days"),
    ],
)
def test_a_wait_is_rounded(minutes, words):
    assert waited(rounded(NOON - timedelta(minutes=minutes), NOON)) == words


def test_what_waits_says_since_when_and_whether_that_is_too_long():
    assert waiting(0) == "came in just now"
    assert waiting(45) == "waiting about an hour"
    assert waiting(180, is_late=True) == "waiting 3 hours, past its goal"
    assert waiting(0, is_late=True) == "came in just now, past its goal"


@pytest.mark.parametrize("minutes", [*range(100), 35 * 60, 36 * 60, 60 * 60, 9999])
def test_what_is_rounded_stays_as_it_is_and_tells_no_exact_time(minutes):
    kept = rounded(NOON - timedelta(minutes=minutes), NOON)

    assert kept in (0, 3, 10, 22, 45) or kept % 60 == 0
    assert rounded(NOON - timedelta(minutes=kept), NOON) == kept


def test_what_is_over_says_how_long_ago():
    assert (ago(0), ago(45)) == ("just now", "about an hour ago")
