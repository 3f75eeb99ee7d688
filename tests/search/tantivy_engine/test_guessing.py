"""Guesses keep the first letter and come from the words as they stand."""

import pytest

from forum.search.backend import Audience
from forum.search.tantivy_engine.backend import TantivyBackend
from forum.search.tantivy_engine.guessing import FAR, MOST_GUESSES, allowed_edits, edits, letters
from tests.search.posts import post


def test_a_few_of_many_guesses_are_made(tmp_path):
    engine = TantivyBackend(tmp_path, b"s" * 32)
    engine.rebuild([post(n, f"slee{letter}") for n, letter in enumerate("abcdfghijkmn")])

    guesses = engine.suggest("sleep")

    assert len(guesses) == MOST_GUESSES
    assert engine.posts(Audience.EVERYONE) == 12


def test_a_word_itself_is_no_guess(tmp_path):
    engine = TantivyBackend(tmp_path, b"s" * 32)
    engine.rebuild([post(1, "sleep sleeps")])

    assert engine.suggest("sleep") == ("sleeps",)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("sleep", "sleep", 0),
        ("sleep", "slep", 1),
        ("sleep", "sleeep", 1),
        ("sleep", "slepe", 1),
        ("sleep", "sheep", 1),
        ("withdrawal", "withdrawl", 1),
        ("withdrawal", "wihtdrwaal", 2),
        ("sleep", "tea", FAR),
        ("", "ab", 2),
        ("abc", "", FAR),
    ],
)
def test_edits_are_counted(one, other, expected):
    assert edits(one, other, 2) == edits(other, one, 2) == expected


def test_more_edits_than_are_allowed_are_far():
    assert edits("drinking", "drimkimg", 1) == FAR


def test_longer_words_may_have_more_mistakes():
    assert (allowed_edits("drinks"), allowed_edits("drinking")) == (1, 2)


def test_two_words_with_the_same_letters_look_alike():
    assert letters("sleep") == letters("pleses") != letters("tea")
