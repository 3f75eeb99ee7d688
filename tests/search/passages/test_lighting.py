"""Light falls on each word that was asked for, wherever it stands, and on no other."""

from itertools import product

import pytest
from hypothesis import example, given, strategies as st

from forum.search.analysis import STOP_WORDS, fold, spans, stems
from forum.search.asking.synonyms import as_alternative
from forum.search.backend import Wanted
from forum.search.passages.lighting import Light, Line, beginnings, laid_out

# Signs that are folded to one, to several and to none, one that becomes two in small letters, and
# all that may be taken for an apostrophe.
SIGNS = "abnst Z_1-'’ʼ`´“é½ﬁ\u0301\u0130ẞж😀\n\u2028"
ENDINGS = """
    s es ed ing ying yed ied ies ly y e al er ic ative ational ation ator izer ization iveness
    fulness ousness ousli entli alli anci enci abli bli ogi fulli lessli icate iciti ical ful ness
    ance ence able ible ant ement ment ent ism ate iti ous ive ize ion
"""
ASKED = ["a", "b", "ants|stab", "an ab", "a the b", "é", "ж", "1", "ab a|b", "ʼ", "ʼ b"]


def light(*wanted: str) -> Light:
    return Light([Wanted(tuple(filter(None, map(as_alternative, w.split("|"))))) for w in wanted])


def word_by_word(text, asked):
    """Return what is lit, found in the plainest way: every word cut, and every row tried."""
    words, starts, ends = spans(text)
    terms = ["" if w in STOP_WORDS else stem for w, stem in zip(words, stems(words), strict=True)]
    lit = set()
    for which, wanted in enumerate(asked):
        for one in filter(None, map(as_alternative, wanted.split("|"))):
            for first in range(len(words) - one.gaps[-1]):
                if all(terms[first + g] == t for t, g in zip(one.terms, one.gaps, strict=True)):
                    lit.add((starts[first], ends[first + one.gaps[-1]], which))
    return lit


@given(st.text(st.sampled_from(SIGNS), max_size=60), st.lists(st.sampled_from(ASKED), max_size=4))
def test_it_falls_where_each_word_is_looked_at_one_by_one(text, asked):
    found = light(*asked).places(Line(text))

    assert {(place.start, place.end, place.which) for place in found} == word_by_word(text, asked)
    assert len(found) == len(set(found))


@pytest.mark.parametrize(
    ("text", "lit"),
    [
        ("Nights' end, the night's 'night'", ["Nights", "night's", "night"]),
        ("tonight_night-night", ["night", "night"]),
        ("“Night” – l’éNight", ["Night"]),
        ("night night\nnight", ["night", "night", "night"]),
    ],
)
def test_it_falls_on_every_form_of_a_word_and_not_within_others(text, lit):
    places = sorted(light("night").places(Line(text)), key=lambda place: place.start)

    assert [text[place.start : place.end] for place in places] == lit


def test_a_word_that_begins_as_two_others_do_is_lit_once():
    places = light("go", "gorgeous").places(Line("Gorgeous"))

    assert [(place.start, place.end, place.which) for place in places] == [(0, 8, 1)]


def test_a_stop_word_is_never_lit():
    assert light("which").places(Line("The witch and which")) == []


def test_words_stay_in_their_places():
    text = "Élan -- «I can’t»"

    laid = laid_out(text)

    assert laid == " elan     i cant'  "
    assert len(laid) == len(text) + 2


@pytest.mark.parametrize("text", ["ﬁn", "e\u0301", "\u0130", "rock''n", "ʼn"])
def test_where_they_cannot_the_words_are_cut_one_by_one(text):
    assert laid_out(text) is None


@given(st.text(st.sampled_from("adeiklngstyuéж0"), min_size=1, max_size=12))
@example("dying")
@example("lying")
@example("skies")
@example("aed")
@example("ying")
def test_a_word_is_found_by_how_its_stem_begins(word):
    folded = fold(word)

    assert folded.startswith(tuple(beginnings(*stems([folded]))))


def test_it_is_found_so_whatever_ending_the_stem_lost():
    fronts = ("".join(letters) for size in (1, 2, 3) for letters in product("aeilsty", repeat=size))
    words = [front + ending for front, ending in product(fronts, ENDINGS.split())]

    lost = [w for w, s in zip(words, stems(words), strict=True) if not _begins(w, s)]

    assert lost == []


def _begins(word, stem):
    return word.startswith(tuple(beginnings(stem)))
