"""Slips at the front of a word, and between two."""

from forum.search.asking.edits import apart, at_the_front


def test_the_first_letters_are_swapped_or_one_is_left_out():
    assert list(at_the_front("lseep")) == ["sleep", "seep"]
    assert list(at_the_front("abc")) == []


def test_two_words_have_three_letters_at_least():
    assert list(apart("cantsleep")) == [
        ("can", "tsleep"),
        ("cant", "sleep"),
        ("cants", "leep"),
        ("cantsl", "eep"),
    ]
    assert list(apart("sleep")) == []
