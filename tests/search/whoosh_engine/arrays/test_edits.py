"""Typing errors, counted."""

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from forum.search.whoosh_engine.arrays.edits import edits, letters


def between(word: str, other: str, most: int) -> int:
    return int(edits(letters(word), letters(other).reshape(-1, 1), most)[0])


@pytest.mark.parametrize(
    ("word", "other", "count"),
    [
        ("sleep", "sleep", 0),
        ("sleap", "sleep", 1),
        ("slep", "sleep", 1),
        ("sleeep", "sleep", 1),
        ("seelp", "sleep", 2),
        ("withdrawl", "withdrawal", 1),
        ("wihtdrawl", "withdrawal", 2),
        ("ab", "ba", 1),
        ("zebra", "sleep", 3),
    ],
)
def test_edits_are_counted_up_to_the_most_that_matter(word, other, count):
    assert between(word, other, 2) == count


def plain_edits(word: str, other: str) -> int:
    rows = [list(range(len(other) + 1))]
    for i, letter in enumerate(word, 1):
        rows.append([i])
        for j, second in enumerate(other, 1):
            best = min(
                rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (letter != second)
            )
            if i > 1 and j > 1 and letter == other[j - 2] and word[i - 2] == second:
                best = min(best, rows[i - 2][j - 2] + 1)
            rows[i].append(best)
    return rows[-1][-1]


@settings(max_examples=150, deadline=None)
@given(st.text("abc", min_size=1, max_size=7), st.text("abc", min_size=1, max_size=7))
def test_edits_are_those_of_the_textbook(word, other):
    assert between(word, other, 2) == min(plain_edits(word, other), 3)


def test_many_words_are_compared_at_once():
    others = np.stack([letters("sleep"), letters("slope"), letters("steep")], axis=1)

    assert edits(letters("sleep"), others, 2).tolist() == [0, 2, 1]
