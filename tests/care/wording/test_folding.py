"""Whatever way a text is written, it folds to one, and every sign knows where it stood."""

import pytest
from hypothesis import given, strategies as st

from forum.care.wording.folding import fold, fold_sign

ANY_TEXT = st.text(st.characters(), max_size=200)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "quiet",
            "QUIET",
            "Qúiet",
            "Qu\u0301iet",
            "qu\u00adiet",
            "qu\u200biet",
            "\u2066quiet\u2069",
        ),
        *(
            "ｑｕｉｅｔ",
            "𝓺𝓾𝓲𝓮𝓽",
            "quіеt",
            "ԛuiet",
            "qu\x00iet",
            "\ufeffquiet",
            "qu\ufe0fiet",
            "qui\u3164et",
        ),
        *("ⓠⓤⓘⓔⓣ", "🆀🆄🅸🅴🆃", "q\u034fuiet", "qu\U000e0069iet", "\u202equiet"),
    ],
)
def test_one_word_folds_to_one_spelling(text):
    assert fold(text).text == "quiet"


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Don’t – ever", "don't - ever"),
        ("２０ ｍｇ", "20 mg"),
        ("٣٤", "34"),
        ("Straße, Æon", "strasse, aeon"),
        ("a\u2003b\u2028c", "a b c"),
        ("two\nlines\tand", "two\nlines\tand"),
        ("\ud800", "\ufffd"),
        ("", ""),
    ],
)
def test_what_is_no_letter_is_folded_as_a_reader_sees_it(text, folded):
    assert fold(text).text == folded


def test_a_folded_sign_knows_where_it_stood():
    folded = fold("sæ\u200bd\u0301!")

    assert folded.text == "saed!"
    assert folded.original(0, 3) == (0, 2)
    assert folded.original(3, 4) == (3, 5)  # with the mark on it
    assert folded.original(0, 5) == (0, 6)


@given(ANY_TEXT)
def test_folding_what_is_folded_changes_nothing(text):
    once = fold(text).text

    assert fold(once).text == once


@given(ANY_TEXT, st.data())
def test_every_part_lies_in_the_original_and_folds_to_what_holds_it(text, data):
    folded = fold(text)
    assert len(folded.text) == len(folded.starts) == len(folded.ends)
    if not folded.text:
        return
    first = data.draw(st.integers(0, len(folded.text) - 1))
    last = data.draw(st.integers(first + 1, len(folded.text)))

    start, end = folded.original(first, last)

    assert 0 <= start < end <= len(text)
    assert folded.text[first:last] in fold(text[start:end]).text


def test_every_sign_folds_to_signs_that_stay():
    for number in range(0, 0x110000, 97):
        folded = fold_sign(chr(number))

        assert "".join(map(fold_sign, folded)) == folded, hex(number)
