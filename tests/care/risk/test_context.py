"""Context: who is meant, when, and whether it is denied."""

import pytest

from forum.care.risk.context import Standing, standing
from forum.care.risk.folding import fold
from forum.care.risk.phrases import Phrasebook

BOOK = Phrasebook(
    {
        "g": ["kill|killing myself", "suicidal", "want|wants to die", "died"],
        "method": ["put a gun to my head"],
    },
    {},
)


def meant(text):
    words = fold(text)
    return standing(words, BOOK.find(words)[0])


@pytest.mark.parametrize(
    "text",
    [
        "I want to die",
        "i've been suicidal for years",
        "no, I want to die",
        "can't stop thinking about killing myself",
        "why don't I kill myself",
        "I don't know if I want to die",
        "I told my brother I want to die",
        "I was suicidal last night",
        "I wasn't suicidal but now I am",
        "I am not ok. I want to die",
        "used to be fine, still I want to die today",
    ],
)
def test_words_of_the_writer_now_are_present(text):
    assert meant(text) is Standing.PRESENT


@pytest.mark.parametrize(
    "text",
    [
        "I'm not suicidal",
        "I don't want to die",
        "I would never kill myself",
        "no plan to kill myself",
    ],
)
def test_what_is_denied_is_known(text):
    assert meant(text) is Standing.DENIED


@pytest.mark.parametrize(
    "text",
    [
        "I was suicidal",
        "I used to want to kill myself",
        "I wanted to kill myself ten years ago",
        "when I was a teenager, suicidal and alone",
        "suicidal back then",
    ],
)
def test_what_is_over_is_past(text):
    assert meant(text) is Standing.PAST


@pytest.mark.parametrize(
    "text", ["My sister is suicidal", "he wants to die", "someone who is suicidal", "my dad died"]
)
def test_words_about_somebody_else_are_known(text):
    assert meant(text) is Standing.ANOTHER


def test_another_sentence_changes_nothing():
    assert meant("He left. Suicidal") is Standing.PRESENT
    assert meant("Suicidal. Years ago he left") is Standing.PRESENT


def test_a_sentence_that_begins_without_a_mark_is_not_denied():
    assert meant("I cannot sleep I am suicidal") is Standing.PRESENT
    assert meant("I don't think I am suicidal") is Standing.DENIED


def test_what_another_does_with_means_is_not_the_writers():
    assert meant("he put a gun to my head") is Standing.ANOTHER
    assert meant("he left so I put a gun to my head") is Standing.PRESENT
