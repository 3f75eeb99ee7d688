"""Words as they are meant: slips, marks, short forms and veils; each stands where it was typed."""

from itertools import pairwise

import pytest
from hypothesis import given, strategies as st

from forum.care.risk.folding import BREAK, fold, meant_by


def said(text):
    return " ".join(word.text for word in fold(text))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("I don’t want to", "i do not want to"),
        ("i dont wanna", "i do not want to"),
        ("I'm gonna", "i am going to"),
        ("he's here, it'd be", "he is here it would be"),
        ("my brother's", "my brother"),
        ("KMS", "kms"),
        ("unaliving", "killing"),
        ("k!ll s*icide su1cide", "kill suicide suicide"),
        ("sewerslide, sucidal", "suicide suicidal"),
        ("I just really want", "i want"),
        ("so... tired", "tired"),
        ("One. Two!!\n\nThree", "one . two . three"),
        ("cannot wont wouldn't", "can not will not would not"),
    ],
)
def test_words_are_folded_to_what_is_meant(typed, meant):
    assert said(typed) == meant


def test_a_word_that_one_typed_word_stands_for_stands_where_that_stood():
    text = "Oh, I don’t"

    assert [text[word.start : word.end] for word in fold(text)] == ["Oh", "I", "don’t", "don’t"]


def test_a_pause_is_known_and_ends_no_sentence():
    assert [word.after_pause for word in fold("no, I do")] == [False, True, False]


def test_meaning_of_one_word_keeps_what_stands_between():
    assert meant_by("Just") == ("just",)
    assert meant_by("can't") == ("can", "not")


@given(st.text())
def test_any_text_folds_in_its_order(text):
    words = fold(text)

    assert all(0 <= word.start < word.end <= len(text) for word in words)
    assert [word.start for word in words] == sorted(word.start for word in words)
    assert not any(a.text == b.text == BREAK for a, b in pairwise(words))
