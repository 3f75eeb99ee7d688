"""Guesses keep the first letter and come from the words as they stand."""

from forum.search.backend import Audience
from forum.search.tantivy_engine.backend import TantivyBackend
from forum.search.tantivy_engine.guessing import MOST_GUESSES, allowed_edits, letters
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


def test_longer_words_may_have_more_mistakes():
    assert (allowed_edits("drinks"), allowed_edits("drinking")) == (1, 2)


def test_two_words_with_the_same_letters_look_alike():
    assert letters("sleep") == letters("pleses") != letters("tea")
