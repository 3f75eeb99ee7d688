"""Letters that look like Latin ones are read as these, and others are left alone."""

import pytest

from forum.care.wording.lookalikes import latin_for


@pytest.mark.parametrize(
    ("sign", "letters"),
    [
        *(("а", "a"), ("В", "b"), ("в", "b"), ("к", "k"), ("і", "i"), ("ѕ", "s")),
        *(("Α", "a"), ("α", "a"), ("ν", "v"), ("ρ", "p"), ("ø", "o"), ("ł", "l"), ("đ", "d")),
        *(("æ", "ae"), ("œ", "oe"), ("ı", "i"), ("ɛ", "e"), ("ᴋ", "k"), ("🅺", "k"), ("🇰", "k")),
        ("ǀ", "l"),
    ],
)
def test_a_letter_is_read_as_the_one_it_looks_like(sign, letters):
    assert latin_for(sign) == letters


@pytest.mark.parametrize("sign", ["ж", "я", "殺", "ก", "ش", "√", "…", "🙂", "\ud800", "\u0378"])
def test_a_sign_like_no_latin_letter_is_none(sign):
    assert latin_for(sign) is None
