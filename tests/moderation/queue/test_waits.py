"""A wait is told in round words."""

from datetime import timedelta

import pytest

from forum.moderation.queue.waits import ago, waited, waiting
from tests.makers import NOON

HOUR = timedelta(hours=1)


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
    assert waited(NOON - timedelta(minutes=minutes), NOON) == words


def test_what_waits_says_since_when_and_whether_that_is_too_long():
    assert waiting(NOON, NOON) == "came in just now"
    assert waiting(NOON - HOUR, NOON) == "waiting about an hour"
    assert waiting(NOON - 3 * HOUR, NOON, is_late=True) == "waiting 3 hours, past its goal"
    assert waiting(NOON, NOON, is_late=True) == "came in just now, past its goal"


def test_what_is_over_says_how_long_ago():
    assert (ago(NOON, NOON), ago(NOON - HOUR, NOON)) == ("just now", "about an hour ago")
