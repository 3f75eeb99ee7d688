"""The lists of words that names are made of: long enough, plain, apart, and kind to everyone."""

import re
from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest

WORDS = Path(__file__).parents[2] / "forum" / "handles" / "words"
STRUCK = Path(__file__).with_name("struck_words.txt")
LISTS = ["adjectives", "things", "creatures"]
each_list = pytest.mark.parametrize("kind", LISTS)


def words(kind: str) -> list[str]:
    return (WORDS / f"{kind}.txt").read_text(encoding="ascii").splitlines()


def struck() -> set[str]:
    lines = STRUCK.read_text(encoding="ascii").splitlines()
    return {line for line in lines if line and not line.startswith("#")}


def plurals(listed: set[str]) -> set[str]:
    """Return the words that are another word with -s or -es."""
    return {word + ending for word in listed for ending in ("s", "es")} & listed


def one_letter_apart(one: str, other: str) -> bool:
    """Whether one letter was changed, added or dropped, or two neighbours changed places."""
    if len(one) > len(other):
        one, other = other, one
    start = next((i for i, letter in enumerate(one) if letter != other[i]), len(one))
    rest, other_rest = one[start:], other[start:]
    swapped = other_rest[1::-1] + other_rest[2:]
    if len(one) == len(other):
        return one != other and (rest[1:] == other_rest[1:] or rest == swapped)
    return rest == other_rest[1:]


@each_list
def test_there_are_enough_words_for_everyone(kind):
    assert len(words(kind)) >= 1_000


@each_list
def test_every_word_is_short_and_plain_to_type(kind):
    odd = [word for word in words(kind) if not re.fullmatch("[a-z]{3,11}", word)]

    assert odd == []


@each_list
def test_the_words_are_sorted_so_that_a_change_is_easy_to_read(kind):
    assert words(kind) == sorted(words(kind))


def test_no_word_is_listed_twice_or_in_two_lists():
    times = Counter(word for kind in LISTS for word in words(kind))

    assert [word for word, count in times.items() if count > 1] == []


def test_no_word_stands_beside_its_plural():
    listed = {word for kind in LISTS for word in words(kind)}

    assert plurals(listed) == set()


@each_list
def test_no_longer_word_is_mistaken_for_another_of_its_list(kind):
    alike = [
        (one, other)
        for one, other in combinations(words(kind), 2)
        if max(len(one), len(other)) >= 6 and abs(len(one) - len(other)) <= 1
        if one_letter_apart(one, other)
    ]

    assert alike == []


@each_list
def test_no_word_that_was_struck_has_come_back(kind):
    assert struck().isdisjoint(words(kind))


@pytest.mark.parametrize("word", ["robin", "black", "cot", "skinny", "rope", "rat", "lonely"])
def test_words_that_could_hurt_are_struck(word):
    assert word in struck()


def test_a_plural_would_be_noticed():
    listed = {"spoon", "spoons", "torch", "torches", "moss", "address"}

    assert plurals(listed) == {"spoons", "torches"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("kettle", "nettle"),
        ("greyed", "grayed"),
        ("pantry", "panty"),
        ("trial", "trail"),
        ("satin", "satiny"),
    ],
)
def test_two_words_that_look_alike_would_be_noticed(one, other):
    assert one_letter_apart(one, other)
    assert one_letter_apart(other, one)


@pytest.mark.parametrize(
    ("one", "other"), [("kettle", "kettle"), ("kettle", "meddle"), ("lantern", "plantain")]
)
def test_words_that_differ_more_are_left_alone(one, other):
    assert not one_letter_apart(one, other)
