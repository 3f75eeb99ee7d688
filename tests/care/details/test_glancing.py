"""A glance spares patterns a look at texts in which they cannot match, and never hides anything."""

import re
from contextlib import ExitStack, contextmanager
from unittest.mock import patch

import pytest
from hypothesis import given, strategies as st

from bench.details import SLOW
from forum.care.details import addresses, contacts, phones, places, postcodes, streets
from forum.care.details.finding import find
from forum.care.details.glancing import Glance
from tests.care.details.test_finding import NEARLY

ALWAYS = re.compile("")
# Each glance, and what makes it worth while whatever the text.
GLANCES = [
    *((Glance, name, lambda *a: True) for name in ("has_digit", "has_any", "has_word")),
    *((contacts, name, ALWAYS) for name in ("_AT", "_INNER_DOT")),
    (addresses, "_COORDINATE", ALWAYS),
    (addresses, "_FOUR_DIGITS", ALWAYS),
    (phones, "_FEWEST_UNITS", 0),
    (places, "_KINDS", {""}),
    (places, "_FOR_A_NAME", ALWAYS),
    (postcodes, "_SHAPED", ALWAYS),
    (streets, "_NAMED", {""}),
    (streets, "_CAPITAL_AND_NUMBER", ALWAYS),
]
PIECES = [*NEARLY, *SLOW.values(), "Hi, I'm ", "tik tok: jane_1 ", "KIK is jane_1", "kiK: jane "]
# What is nearly passed over at each of the shorter ways.
PIECES += [
    *(
        "My sister lives at 12 Acacia Road, ",
        "Schillerweg. 7 ",
        "Kossuth utca 5 ",
        "Rue de Lyon 5 ",
    ),
    *("LS1 4AB ", "lives in LS1 ", "K1A 0B1 ", "D02 X285 ", "NSW, 2000 ", "Austin, TX 78701 "),
    *("1012 AB Amsterdam ", "D-10115 Berlin ", "zipA12 34 ", "post code: 1234 5", "PLZ 10115 "),
    *(
        "PO box 7 ",
        "locked bag 12 ",
        "flatB, ",
        "51.5034, -0.1276 ",
        "Suite 5, Springfield 12345\n",
    ),
    *("Acacia 4\nFloor 2\n", "12345\n", "d.ob 3 March 1987 ", "b-day: 3.4.1987 ", "wed 3/4/1987 "),
    *("site.example/@jane ", "my page: www.jane ", "jane.tumblr.com ", "and/or ", "shop is a/b "),
    *("I work for the Aldi ", "I work at mcdonald's ", "Love,\nJane\n", "xxx\n Jane", "Prof. Aa "),
]
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
    assert Glance("a 7").has_digit()
    assert Glance("a ٣").has_digit()
    assert not Glance("seven").has_digit()


def test_a_part_is_seen_in_capitals_and_within_words():
    assert Glance("My NICKNAME is").has_any(("name",))
    assert not Glance("I am").has_any(("name",))


def test_a_word_is_seen_alone_and_beside_signs_only():
    assert Glance("(IG: me)").has_word({"ig"})
    assert Glance("2ig4").has_word({"ig"})
    assert not Glance("night").has_word({"ig"})


@pytest.mark.parametrize("text", ["It's 3_am,\nI am\x1cup", "It’s 3_am,\nI ám\x1cup", ""])
def test_words_are_what_is_letters_and_nothing_else_in_any_writing(text):
    assert Glance(text).said == re.findall(r"[^\W\d_]+", text.lower())


@pytest.mark.parametrize("letter", "ſıİ")
def test_a_letter_that_a_pattern_takes_for_another_makes_everything_worth_a_look(letter):
    glance = Glance(f"a {letter}")

    assert re.match("[si]", letter, re.IGNORECASE)
    assert glance.reads_otherwise
    assert glance.has_any(("name",))
    assert glance.has_word({"name"})
