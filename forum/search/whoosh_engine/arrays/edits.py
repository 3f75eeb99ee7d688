"""How many typing errors lie between a word and each of many others."""

import numpy as np
from numpy.typing import NDArray

Letters = NDArray[np.uint32]
Edits = NDArray[np.uint8]


def letters(word: str) -> Letters:
    """Return the numbers of a word's letters, or of many words'."""
    return np.frombuffer(word.encode("utf-32-le"), "<u4")


def edits(word: Letters, others: Letters, most: int) -> Edits:
    """Return the edits to each of `others`: a letter put in, left out, changed, or two swapped.

    Args:
        others: one word of the same length in each column.
        most: above it, the number is only known to be more.
    """
    length, count = others.shape
    far = np.full((length + 1, count), most + 1, np.uint8)
    row = far.copy()
    for at in range(min(length, most) + 1):
        row[at] = at
    before = far
    for at in range(1, len(word) + 1):
        before, row = row, _next_row(word[:at], others, (before, row, far.copy()), most)
    return row[length]


def _next_row(word: Letters, others: Letters, rows: tuple[Edits, Edits, Edits], most: int) -> Edits:
    """Fill the last of three rows: edits from `word` to the beginnings of the others."""
    two_before, before, row = rows
    at = len(word)
    if at <= most:
        row[0] = at
    for to in range(max(1, at - most), min(len(others), at + most) + 1):
        is_other = others[to - 1] != word[-1]
        best = np.minimum(before[to - 1] + is_other, np.minimum(before[to], row[to - 1]) + 1)
        if at > 1 and to > 1:
            swapped = (others[to - 1] == word[-2]) & (others[to - 2] == word[-1])
            best = np.minimum(best, np.where(swapped, two_before[to - 2] + 1, most + 1))
        row[to] = np.minimum(best, most + 1)
    return row
