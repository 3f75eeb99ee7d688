"""A glance spares patterns a look at texts in which they cannot match, and never hides anything."""

import re
from contextlib import ExitStack, contextmanager
from unittest.mock import patch

import pytest
from hypothesis import given, strategies as st

from bench.details import SLOW
from forum.care.details import addresses, contacts, dates, names, phones, places, postcodes, streets
from forum.care.details.finding import find
from forum.care.details.glancing import has_any, has_digit, has_word, may_read_otherwise
from tests.care.details.test_finding import NEARLY

ALWAYS = re.compile("")
# Each glance, and what makes it worth while whatever the text.
GLANCES = [
    *((module, "has_digit", lambda text: True) for module in (addresses, dates, postcodes)),
    *((module, "has_any", lambda *a: True) for module in (addresses, names, places)),
    *((module, "has_word", lambda *a: True) for module in (contacts, names)),
    *((contacts, name, ALWAYS) for name in ("_AT", "_INNER_DOT")),
    (streets, "has_digit", lambda text: True),
    (phones, "_FEWEST_UNITS", 0),
    (places, "_KINDS", {""}),
]
PIECES = [*NEARLY, *SLOW.values(), "Hi, I'm ", "tik tok: jane_1 ", "KIK is jane_1", "kiK: jane "]
PIECES += ["ſnap: jane ", "İnsta: jane ", "ınsta is jane_1 ", "flat B ", "APO AA ", "oh seven "]
PIECES += ["one two three four five ſix ", "live on acacia road", " in Acacia Close", "٣ March "]
PIECES += [
    "at St. Mary",
    "at Mayo Clinic",
    "I worK at Tesco in leeds ",
    "I teach at Aa ",
    "u/jane ",
]
PIECES += [
    "u/jane ",
    "jane#1234 ",
    "blog is jane.com ",
    "Regards,\n",
    "LLÁMAME jane ",
    "me llamo jane ",
]
PIECES += ["jane at gmail ", "jane (at) x dot com ", "goes by ", "Hola soy Jane Smith", "@ig "]


@contextmanager
def no_glances():
    with ExitStack() as patched:
        for glance in GLANCES:
            patched.enter_context(patch.object(*glance))
        yield


@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
def test_what_is_found_is_the_same_without_a_glance(text):
    with no_glances():
        closely = find(text)

    assert find(text) == closely


@pytest.mark.parametrize("text", PIECES)
def test_nor_does_a_piece_by_itself_hide_behind_one(text):
    with no_glances():
        closely = find(text)

    assert find(text) == closely


def test_a_digit_of_any_writing_is_one():
    assert has_digit("a 7")
    assert has_digit("a ٣")
    assert not has_digit("seven")


def test_a_part_is_seen_in_capitals_and_within_words():
    assert has_any("My NICKNAME is", ("name",))
    assert not has_any("I am", ("name",))


def test_a_word_is_seen_alone_and_beside_signs_only():
    assert has_word("(IG: me)", {"ig"})
    assert not has_word("night", {"ig"})


@pytest.mark.parametrize("letter", "ſıİ")
def test_a_letter_that_a_pattern_takes_for_another_makes_everything_worth_a_look(letter):
    assert may_read_otherwise(f"a {letter}")
    assert re.match("[si]", letter, re.IGNORECASE)
    assert has_any(letter, ("name",))
    assert has_word(letter, {"name"})
