import math
from itertools import pairwise

import pytest
from hypothesis import given, strategies as st

from forum.accounts.passphrases import (
    CODE_ALPHABET,
    CODE_CHARS,
    WORDS,
    check_code,
    check_words,
    new_passphrase,
    new_recovery_code,
    normalise,
    normalise_code,
    words_to_ask,
)
from forum.errors import Refused

six_words = st.lists(st.sampled_from(WORDS), min_size=6, max_size=6)
separators = st.sampled_from([" ", "  ", "\n", ", ", "-", " - ", ".", "\t", " 1. ", "\u200b ", "/"])


def test_six_drawn_words_hold_77_and_a_half_bits():
    assert 6 * math.log2(len(WORDS)) >= 77.5
    assert len(set(WORDS)) == len(WORDS)


def test_words_are_looked_for_in_order():
    assert list(WORDS) == sorted(WORDS)


@pytest.mark.parametrize("word", ["", "aaa", "abacu", "abacuss", WORDS[-1] + "s", "zzz", "é"])
def test_what_stands_beside_a_word_of_the_list_is_none(word):
    with pytest.raises(Refused):
        check_words([WORDS[0], WORDS[-1], *WORDS[1:4], word])


def test_a_new_passphrase_is_six_words_of_the_list_and_never_the_same():
    drawn = {new_passphrase() for _ in range(50)}

    assert len(drawn) == 50
    for passphrase in drawn:
        check_words(normalise(passphrase))


def test_no_word_of_the_list_begins_another():
    in_order = sorted(WORDS)

    assert not [a for a, b in pairwise(in_order) if b.startswith(a)]


@given(six_words, separators, st.booleans())
def test_separators_and_capitals_do_not_matter(words, separator, shouted):
    typed = separator.join(words)

    assert normalise(typed.upper() if shouted else typed) == words


@given(six_words)
def test_words_without_spaces_are_told_apart(words):
    assert normalise("".join(words)) == words


def test_a_numbered_list_and_wide_letters_are_read():
    numbered = "1. Lantern\n2) FERRY 3: spoon, 4-hedge; 5 kettle 6. quilt"

    assert normalise(numbered) == ["lantern", "ferry", "spoon", "hedge", "kettle", "quilt"]
    assert normalise("ｌａｎｔｅｒｎ") == ["lantern"]


def test_an_unknown_word_is_named_back_with_the_likely_one():
    words = ["abacus", "lanten", "abdomen", "abacus", "abdomen", "abacus"]
    known = next(word for word in WORDS if word.startswith("sco") and len(word) >= 6)

    with pytest.raises(Refused, match="‘lanten’ is not one of our words"):
        check_words(words)
    with pytest.raises(Refused, match=f"did you mean ‘{known}’"):
        check_words([known[:-1] + "q", *words[2:]])


@pytest.mark.parametrize(
    ("count", "said"), [(0, "no words"), (1, "one word"), (5, "five words"), (7, "more than six")]
)
def test_a_wrong_number_of_words_is_said(count, said):
    with pytest.raises(Refused, match=said) as refusal:
        check_words([WORDS[n] for n in range(count)])

    assert refusal.value.field == "passphrase"


@pytest.mark.parametrize(
    "typed", ["x" * 100_000, "🙂" * 5_000, "\x00", "a " * 50_000, "ﬃ" * 900, "', drop--", "é"]
)
def test_hostile_typing_is_refused_in_plain_words(typed):
    with pytest.raises(Refused) as refusal:
        check_words(normalise(typed))

    assert len(str(refusal.value)) < 120


@given(st.text(max_size=300))
def test_whatever_is_typed_is_read_without_an_error(typed):
    assert all(word for word in normalise(typed))
    assert normalise_code(typed) == normalise_code(normalise_code(typed))


def test_two_different_words_are_asked_back_in_their_order():
    asked = {words_to_ask("a b c d e f") for _ in range(300)}

    assert all(1 <= first < second <= 6 for first, second in asked)
    assert len(asked) == 15


def test_a_recovery_code_holds_128_bits_without_letters_that_are_mixed_up():
    codes = {new_recovery_code() for _ in range(50)}

    assert len(CODE_ALPHABET) ** CODE_CHARS >= 2**128
    assert len(codes) == 50
    assert not set("".join(codes)) & set("OIL01")
    for code in codes:
        check_code(normalise_code(code))


def test_a_code_is_read_without_hyphens_in_small_letters_or_with_spaces():
    code = new_recovery_code()

    for typed in (code.lower(), code.replace("-", ""), code.replace("-", " – "), f" {code}\n"):
        assert normalise_code(typed) == code.replace("-", "")


@pytest.mark.parametrize(
    ("code", "said"), [("", "That was 0"), ("ABC", "was 3"), ("0" * 26, "‘0’")]
)
def test_what_cannot_be_a_code_is_refused_with_the_reason(code, said):
    with pytest.raises(Refused, match=said):
        check_code(code)
