"""A wait is told in round words."""

from datetime import timedelta

import pytest

from forum.moderation.queue.waits import waited
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
    assert waited(NOON - timedelta(minutes=minutes), NOON) == words
