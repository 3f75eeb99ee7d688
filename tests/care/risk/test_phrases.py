"""Phrases: either, sets, what may be left out, gaps, and the end of a sentence."""

import pytest

from forum.care.risk.folding import fold
from forum.care.risk.phrases import Found, Phrasebook, needed

SETS = {"pet": ["cat", "small dog"]}


def found(phrase, text):
    return Phrasebook({"group": [phrase]}, SETS).find(fold(text))


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("fed|feed the {pet}", "I fed the small dog"),
        ("fed|feed the? {pet}", "feed cat"),
        ("feed .. {pet}", "Feed it and the cat"),
        ("do not feed", "I don't feed them"),
        ("fed_the|saw_a cat", "we saw a cat"),
        ("feed {pet}?", "feed"),
        ("please feed cat", "feed cat"),
        ("so|never feed cat", "never feed cat"),
    ],
)
def test_a_phrase_is_found(phrase, text):
    assert len(found(phrase, text)) == 1


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("feed the {pet}", "feed the dog"),
        ("feed .. cat", "feed one two three four cat"),
        ("feed .. cat", "Feed it. The cat is here"),
        ("feed the cat", "feed the cats"),
        ("feed", "feeding"),
        ("so|never feed cat", "feed cat"),
    ],
)
def test_other_words_are_no_phrase(phrase, text):
    assert found(phrase, text) == []


def test_the_longest_of_a_group_counts_at_one_place():
    book = Phrasebook({"group": ["the cat", "the cat sat"], "other": ["cat"]}, {})

    assert book.find(fold("the cat sat")) == [Found("group", 0, 3), Found("other", 1, 2)]


def test_a_phrase_needs_what_is_neither_a_gap_nor_may_be_left_out():
    assert needed("please? feed|fed_on .. {pet} so|just", SETS) == [
        ["feed", "fed on"],
        ["cat", "small dog"],
    ]


def test_groups_that_are_not_asked_for_are_not_looked_for():
    book = Phrasebook({"fed": ["feed cat"], "seen": ["saw cat"]}, {})

    assert book.says_any(fold("I saw it. I feed cat"), {"fed"})
    assert not book.says_any(fold("I saw it. I feed cat"), {"seen"})
    assert not book.says_any(fold(""), {"fed", "seen"})
