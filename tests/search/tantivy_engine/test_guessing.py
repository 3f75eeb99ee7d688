"""Guesses keep the first letter and come from the words as they stand."""

from hypothesis import given, strategies as st

from forum.search.backend import Audience
from forum.search.slips import slips
from forum.search.tantivy_engine.backend import TantivyBackend
from forum.search.tantivy_engine.guessing import MOST_GUESSES, _near, allowed_edits
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


@given(st.text("abc", min_size=1, max_size=9), st.lists(st.text("abc", max_size=9)))
def test_no_word_that_is_near_is_left_out(word, others):
    most = allowed_edits(word)
    near = {other for other in others if 0 < slips(word, other, most) <= most}

    assert {other for other, _ in _near(word, others)} == near
