"""Words and terms, as both the index and whoever searches get them."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, strategies as st

from forum.search.analysis import STOP_WORDS, WORD_MAX_CHARS, fold, spans, stems, terms, words

# Signs that are folded to one, to several and to none, and some that become two in small letters.
SIGNS = "abZ 1-'’é½ﬁ\u0301\u0130ẞж😀"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I can't SLEEP.", ["i", "cant", "sleep"]),
        ("can’t cant CAN'T", ["cant", "cant", "cant"]),
        ("café naïve", ["cafe", "naive"]),
        ("30mg/day, e-mail_me", ["30mg", "day", "e", "mail", "me"]),
        ("не могу спать", ["не", "могу", "спать"]),
        ("😀 ** -- ''", []),
        ("'quoted' rock'n'roll", ["quoted", "rocknroll"]),
    ],
)
def test_words_are_folded(text, expected):
    assert words(text) == expected


def test_accents_fold_also_where_they_are_put_on_afterwards():
    assert fold("é") == fold("e\u0301") == "e"


def test_a_very_long_word_is_cut():
    assert words("x" * 2000) == ["x" * WORD_MAX_CHARS]


def test_a_term_is_a_stem_in_its_place():
    assert list(terms("I stopped the drinking, and sleeping")) == [
        (1, "stop"),
        (3, "drink"),
        (5, "sleep"),
    ]


def test_stop_words_are_written_as_words_are_cut():
    assert [word for word in STOP_WORDS if words(word) != [word]] == []


def test_what_people_come_off_and_how_they_feel_is_no_stop_word():
    assert not STOP_WORDS & {"off", "down", "up", "not", "alone", "no", "never"}


def test_threads_that_ask_at_once_get_the_stems_of_their_own_words():
    asked = [[f"{letter}{number}ing" for number in range(300)] for letter in "abcdefgh"]

    with ThreadPoolExecutor(len(asked)) as threads:
        found = list(threads.map(stems, asked))

    assert found == [stems(each) for each in asked]
    assert len({stem for each in found for stem in each}) == 8 * 300


def test_words_may_be_stems_that_are_found_meanwhile():
    assert stems(stems([word])[0] for word in ["sleeping", "feelings"]) == ["sleep", "feel"]


def test_forms_of_a_word_share_a_stem():
    assert len(set(stems(["drink", "drinks", "drinking"]))) == 1


@given(st.text(st.sampled_from(SIGNS), max_size=40))
def test_each_word_is_known_with_its_place(text):
    found = spans(text)

    assert found.words == words(text)
    for word, start, end in zip(*found, strict=True):
        assert word in words(text[start:end])


@given(st.text(st.sampled_from("adeiklngstyuéж0"), min_size=1, max_size=12))
def test_a_stem_begins_as_its_word_does(word):
    folded = fold(word)

    assert stems([folded])[0][0] == folded[0]


@pytest.mark.parametrize("word", ["dying", "lying", "skies", "early", "y", "ying", "s"])
def test_a_stem_that_is_an_exception_begins_so_too(word):
    assert stems([word])[0][0] == word[0]
