"""How like one another two words are. Pure."""

SHORT_CHARS = 6
FAR = 99


def allowed_edits(word: str) -> int:
    """Return how many mistakes a word of this length may have."""
    return 1 if len(word) <= SHORT_CHARS else 2


def letters(word: str) -> int:
    """Return which letters are in the word, as bits: to leave out most words at once."""
    found = 0
    for char in word:
        found |= 1 << (ord(char) & 63)
    return found


def edits(one: str, other: str, most: int) -> int:
    """Return how many letters were changed, added, left out or swapped with the next.

    More than `most` is FAR. This is Damerau's distance, no letter edited twice.
    """
    if abs(len(one) - len(other)) > most:
        return FAR
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        current = [row]
        for column, wanted in enumerate(other, 1):
            cost = min(last[column] + 1, current[-1] + 1, last[column - 1] + (letter != wanted))
            is_swap = row > 1 < column and letter == other[column - 2] and wanted == one[row - 2]
            current.append(min(cost, before[column - 2] + 1) if is_swap else cost)
        if min(current) > most:
            return FAR
        before, last = last, current
    return last[-1] if last[-1] <= most else FAR
