"""Plans: what is one by itself, what is one near plain words, and what names a time."""

import pytest

from forum.care.risk.context import standing
from forum.care.risk.folding import fold
from forum.care.risk.lexicon import BOOK
from forum.care.risk.planning import stated_plans, timed


def looked_at(text):
    words = fold(text)
    return words, [(found, standing(words, found)) for found in BOOK.find(words)]


@pytest.mark.parametrize(
    "text",
    [
        "I have a noose",
        "There is a bridge near here and I want to die",
        "I have chosen the day. I want to be dead",
        "I want to kill myself and there are pills in the house",
    ],
)
def test_means_at_hand_are_a_plan_with_plain_words_near(text):
    assert stated_plans(*looked_at(text))


@pytest.mark.parametrize(
    "text",
    [
        "There is a bridge near here",
        "I have picked a day for the party",
        "I do not want to hang myself",
        "I wanted to hang myself years ago",
        "He wants to hang himself from a bridge",
        "I want to die. " + "We walked on and talked. " * 30 + "There is a bridge.",
    ],
)
def test_means_alone_denied_past_or_far_are_none(text):
    assert not stated_plans(*looked_at(text))


@pytest.mark.parametrize("text", ["I'll end it all tonight", "I am going to kill myself on Sunday"])
def test_an_intent_with_a_time_is_known(text):
    assert timed(*looked_at(text))


@pytest.mark.parametrize("text", ["I am going to kill myself", "I want to die. See you tomorrow."])
def test_without_a_time_in_the_same_sentence_there_is_none(text):
    assert not timed(*looked_at(text))


@pytest.mark.parametrize(
    "text", ["I bought a rope for climbing", "I own a gun for hunting deer on the farm"]
)
def test_means_that_are_part_of_everyday_life_are_none_by_themselves(text):
    assert not stated_plans(*looked_at(text))
    assert stated_plans(*looked_at(f"{text}. I want to die"))


def test_a_vague_way_beside_means_is_a_plan():
    assert stated_plans(*looked_at("I want to jump. There is a bridge near my home"))
    assert not stated_plans(*looked_at("I want to jump"))


def test_a_time_for_an_unnamed_deed_counts_near_plain_words_alone():
    assert timed(*looked_at("I want to die. I'll do it tonight"))
    assert not timed(*looked_at("The form is due. I'll do it tonight"))
