"""Words and terms, as both the index and whoever searches get them."""

import pytest

from forum.search.analysis import STOP_WORDS, WORD_MAX_CHARS, fold, stems, terms, words


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


def test_forms_of_a_word_share_a_stem():
    assert len(set(stems(["drink", "drinks", "drinking"]))) == 1
