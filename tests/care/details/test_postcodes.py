"""Post codes of several countries."""

import pytest

from forum.care.details.glancing import Glance
from forum.care.details.postcodes import postcodes


def codes(text):
    return [text[start:end] for start, end in postcodes(Glance(text))]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("it is LS6 2AB here", "LS6 2AB"),
        ("my postcode is m14 5sx", "m14 5sx"),
        ("I live in SE15 now", "SE15"),
        ("Springfield, IL 62704", "Springfield, IL 62704"),
        ("zip code 90210", "90210"),
        ("K1A 0B1 is close", "K1A 0B1"),
        ("D02 X285 in town", "D02 X285"),
        ("Newtown NSW 2042", "Newtown NSW 2042"),
        ("1016 EA Amsterdam", "1016 EA Amsterdam"),
        ("D-10625 Berlin", "D-10625 Berlin"),
        ("PLZ: 80331", "80331"),
    ],
)
def test_a_code_is_found(text, code):
    assert codes(text) == [code]


@pytest.mark.parametrize(
    "text",
    [
        "I took 2 AM as my hour",
        "in 2019 IN the end",
        "the M4 was shut",
        "90210 is a show",
        "B12 1000",
    ],
)
def test_other_letters_and_digits_are_left_alone(text):
    assert codes(text) == []
