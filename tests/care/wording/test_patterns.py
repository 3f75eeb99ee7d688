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
    Sieve,
    check_pattern,
)
from forum.errors import Refused


def matched(pattern: str, text: str) -> list[str]:
    folded = fold(text)
    found = Sieve({7: pattern}).spans(folded, most=20)
    return [folded.text[first:last] for _number, first, last in found]


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
    assert all(first < last for _n, first, last in Sieve({0: usable}).spans(fold(text), most=20))


# Letters that others are taken for, classes of them, and what needs no letter at all.
ATOMS = ["pill", "mg", "k", "s", "ß", "σ", "é", "ж", "1", " ", ".", r"\d", r"\w+", "[a-e]", "[^a]"]
ATOMS += ["a?", "(?:ab|c)", "b{2}", r"\b", "^", "(?-i:k)", ".{0,3}", r"\pL", "İ", "ſ", "_"]
SAID = [
    "pill",
    "PILL ",
    "mg",
    "k",
    "\u212a",
    "ſ",
    "s",
    "ß",
    "ẞ",
    "ς",
    "Σ",
    "é",
    "ж",
    "1",
    "٣",
    " ",
    "ab",
]
SAID += ["c", "bb", "\n", "_", "i", "İ", "ı", "lamplit", ". "]


@given(
    st.lists(st.lists(st.sampled_from(ATOMS), min_size=1, max_size=4).map("".join), max_size=5),
    st.lists(st.sampled_from(SAID), max_size=12).map("".join),
)
def test_a_sieve_lets_through_whatever_matches(patterns, text):
    sieve, folded = Sieve(dict(enumerate(patterns))), fold(text)
    sifted = list(sieve.spans(folded, most=20))

    sieve._sieve = None

    assert sifted == list(sieve.spans(folded, most=20))


def test_the_others_of_a_pattern_that_cannot_be_read_keep_their_numbers():
    found = Sieve({2: "(", 3: "\ud800", 5: "b", 8: "a"}).spans(fold("ab"), most=20)

    assert list(found) == [(5, 1, 2), (8, 0, 1)]


def test_patterns_that_no_sieve_has_room_for_are_looked_for_one_by_one():
    many = {n: "|".join(f"{n:03}{sign * 30}" for sign in "abcdefgh") for n in range(400)}

    sieve = Sieve(many | {400: "pill"})

    assert sieve._sieve is None
    assert list(sieve.spans(fold("one pill"), most=20)) == [(400, 4, 8)]


def test_a_word_of_our_own_by_which_a_sieve_is_tried_is_no_pattern():
    assert list(Sieve({}).spans(fold("lamplit"), most=20)) == []
    assert list(Sieve({3: "b"}).spans(fold("lamplit"), most=20)) == []
