"""A pattern that costs too much, or cannot be read, is refused in a sentence when it is saved."""

import pytest
from hypothesis import given, strategies as st

from forum.care.wording.folding import fold
from forum.care.wording.patterns import (
    MATCHES_NOTHING,
    NO_PATTERN,
    PATTERN_MAX_CHARS,
    TOO_DEAR,
    WRONG_REPEAT,
    check_pattern,
    spans,
)
from forum.errors import Refused


def matched(pattern: str, text: str) -> list[str]:
    folded = fold(text)
    return [folded.text[first:last] for first, last in spans(pattern, folded, most=20)]


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("", NO_PATTERN),
        ("   ", NO_PATTERN),
        (
            "a" * (PATTERN_MAX_CHARS + 1),
            "A pattern can have 300 signs. Two shorter rules do the same.",
        ),
        ("(a{1,100}){1,100}", WRONG_REPEAT),
        ("a{2,1}", WRONG_REPEAT),
        (r"\pL{1,400}", TOO_DEAR),
        (r"(?:\w{1,50} ){1,20}", TOO_DEAR),
        *((pattern, MATCHES_NOTHING) for pattern in ("a*", "^", r"\b", "(?:|a)", r"\B", "$", "x?")),
    ],
)
def test_a_pattern_that_cannot_be_used_is_refused(pattern, words):
    with pytest.raises(Refused) as refused:
        check_pattern(pattern)

    assert str(refused.value) == words
    assert refused.value.field == "text"


@pytest.mark.parametrize("pattern", ["(", "[a", r"(a)\1", "(?=a)b", "*", "\ud800"])
def test_one_that_cannot_be_read_is_refused_with_what_is_wrong(pattern):
    with pytest.raises(Refused, match="cannot be read"):
        check_pattern(pattern)


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        (r"\b\d{1,4} ?mg\b", "I had 20 MG and ４０mg", ["20 mg", "40mg"]),
        ("café|don’t", "Cafe\u0301! DON'T", ["cafe", "don't"]),
        ("ПРИВЕТ", "привет", ["пpиbet"]),
        (r"\d+", "one 1, two 22", ["1", "22"]),
    ],
)
def test_a_pattern_matches_folded_text_and_is_folded_as_it_is(pattern, text, found):
    assert check_pattern(pattern) == pattern
    assert matched(pattern, text) == found


def test_one_that_can_no_longer_be_read_matches_nowhere():
    assert matched("(", "(") == []


def test_no_more_is_told_than_was_asked_for():
    assert len(matched("a", "a " * 500)) == 20


@given(st.text(max_size=60), st.text(max_size=60))
def test_whatever_is_typed_as_a_pattern_is_used_or_refused(pattern, text):
    try:
        usable = check_pattern(pattern)
    except Refused:
        return
    assert all(first < last for first, last in spans(usable, fold(text), most=20))
