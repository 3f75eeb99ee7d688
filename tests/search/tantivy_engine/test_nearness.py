"""How like one another two words are."""

import pytest

from forum.search.tantivy_engine.nearness import FAR, allowed_edits, edits, letters


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("sleep", "sleep", 0),
        ("sleep", "slep", 1),
        ("sleep", "sleeep", 1),
        ("sleep", "slepe", 1),
        ("sleep", "sheep", 1),
        ("withdrawal", "withdrawl", 1),
        ("withdrawal", "wihtdrwaal", 2),
        ("sleep", "tea", FAR),
        ("", "ab", 2),
        ("abc", "", FAR),
    ],
)
def test_edits_are_counted(one, other, expected):
    assert edits(one, other, 2) == edits(other, one, 2) == expected


def test_more_edits_than_are_allowed_are_far():
    assert edits("drinking", "drimkimg", 1) == FAR


def test_longer_words_may_have_more_mistakes():
    assert (allowed_edits("drinks"), allowed_edits("drinking")) == (1, 2)


def test_two_words_with_the_same_letters_look_alike():
    assert letters("sleep") == letters("pleses") != letters("tea")
