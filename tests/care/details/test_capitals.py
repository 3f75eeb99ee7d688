"""What patterns are made of."""

import re

import pytest

from forum.care.details.capitals import CAPITAL, alternatives, words


@pytest.mark.parametrize(
    "word", ["Jane", "O'Neill", "Smith-Jones", "Élodie", "Ωmega", "Жанна", "A"]
)
def test_a_word_with_a_capital_is_one_in_any_alphabet(word):
    assert re.fullmatch(CAPITAL, word)


@pytest.mark.parametrize("word", ["jane", "7Up", "", "Jane Smith", "-Jane"])
def test_other_words_are_none(word):
    assert not re.fullmatch(CAPITAL, word)


def test_a_long_alternative_comes_before_a_short_one_that_it_begins_with():
    assert re.match(alternatives("st street"), "street")[0] == "street"


def test_words_are_told_apart_by_white_space():
    assert words("one\n two") == {"one", "two"}
