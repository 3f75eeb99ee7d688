"""Most texts are not read to know that nobody has to look; none that tells is passed over."""

import pytest
from hypothesis import given, strategies as st

from forum.care.risk.assessing import assess, signal
from forum.care.risk.folding import fold, said_in
from forum.care.risk.glancing import Needs, may_tell
from forum.care.risk.lexicon import GROUPS, SETS
from forum.care.risk.phrases import needed
from tests.care.risk.said import NOTHING_NOW, OTHER_DANGERS, PLANS, WISHES

SAID = [*PLANS, *WISHES, *OTHER_DANGERS, *NOTHING_NOW]
WORDS = sorted({word for text in SAID for word in text.split()})
PIECES = [
    *WORDS,
    "k!ll myself",
    "K*LL",
    "su1c*de",
    "d!e",
    "\u212a!ll",
    "su\u0131c\u0130de",
    "Suicidal",
    "ill",
    "I'll",
]
PIECES += [
    "dont wanna",
    "2nite",
    "myslef",
    "k1ll1ng",
    "'",
    "\n\n",
    "\u00ad",
    "\u0130",
    "_",
    "ſuicide",
    "jump,off",
]


@given(st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join))
def test_what_somebody_should_look_at_is_what_reading_it_says(text):
    risk = assess(text)

    assert signal(text) == (risk if risk.band else None)


@pytest.mark.parametrize("text", SAID)
def test_nor_is_a_sentence_passed_over(text):
    risk = assess(text, "I feel low")

    assert signal(text, "I feel low") == (risk if risk.band else None)


@given(st.text(alphabet="Kkilsuced1!*'’ ıİſ\u212aı\u0307_.", max_size=30))
def test_all_words_are_said_whatever_way_they_are_typed(text):
    said = said_in(text)

    assert said is None or said.issuperset({word.text for word in fold(text)} - {"."})


def test_everyday_words_are_not_read():
    assert not may_tell("Thank you for telling us. I lay awake last night, too. w1x3x57")


def test_a_phrase_needs_one_way_of_each_of_its_parts():
    needs = Needs([needed("feed|saw .. small_dog now?", {}), needed("old cat", {})])

    assert needs.are_met({"saw", "small", "dog"})
    assert needs.are_met({"old", "cat", "small"})
    assert not needs.are_met({"saw", "dog", "cat"})
    assert not needs.are_met(set())


def test_no_phrase_needs_nothing():
    assert all(needed(phrase, SETS) for phrases in GROUPS.values() for phrase in phrases)
