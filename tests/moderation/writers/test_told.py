"""The little that is worked out on the page itself."""

from forum.moderation.writers.told import Told
from tests.makers import NOON


def test_the_last_day_is_said_in_words():
    assert Told("reword", until=NOON.date()).until_said == "1 March"
    assert Told("taken-down", kept_until=NOON.date()).kept_until_said == "1 March"
    assert not Told("waiting").until_said
