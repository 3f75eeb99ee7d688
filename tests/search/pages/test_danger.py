"""When help is offered above what was found."""

import pytest

from forum.search.pages.danger import may_be_in_danger


@pytest.mark.parametrize(
    "words",
    [
        "suicide",
        "want to die",
        "hopeless",
        "I am alone and can't go on",
        "my dad died by suicide",
        "my mum died and I want to join her",
    ],
)
def test_help_is_offered_where_a_life_may_be_in_danger(words):
    assert may_be_in_danger(words)


@pytest.mark.parametrize("words", ["my mum died", "my husband passed away", "lonely", "sleep", ""])
def test_grief_and_loneliness_alone_are_answered_without_alarm(words):
    assert not may_be_in_danger(words)
