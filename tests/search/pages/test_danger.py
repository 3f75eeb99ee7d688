"""When help is offered above what was found."""

import pytest
from hypothesis import given, strategies as st

from forum.care.risk.assessing import WORDLESS, assess
from forum.care.risk.folding import fold
from forum.care.risk.lexicon import BOOK, GROUPS
from forum.search.pages.danger import may_be_in_danger

USUAL = ["my", "i", "he", "now", "tonight", "not", "never", "have", "want", ".", ",", "only"]
SAID = [
    word for group in sorted(WORDLESS) for each in GROUPS.get(group, ()) for word in each.split()
]


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


@given(st.lists(st.sampled_from(SAID + USUAL), max_size=12).map(" ".join))
def test_what_says_nothing_by_itself_need_not_be_assessed(words):
    says_nothing = WORDLESS.issuperset(each.group for each in BOOK.find(fold(words)))
    risk = assess(words)

    assert not says_nothing or not (risk.band or risk.phrases)
