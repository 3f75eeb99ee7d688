"""A glance at a text before patterns go through it. Pure.

Most posts have no digit, no "@" and no street in them. A pattern that needs one of these cannot
match there, and trying it at each letter takes a hundred times as long as this.
"""

import re
from collections.abc import Iterable, Set

_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[^\W\d_]+")
# The same for texts of ASCII, in a quarter of the time: whatever is no letter is a space.
_ASCII_LETTERS = "".join(sign if sign.isalpha() else " " for sign in map(chr, range(0x80)))
# Letters that a pattern takes for an "s" or an "i" when it minds no capitals, and `lower` does not.
_TAKEN_FOR_OTHERS = re.compile("[ſıİ]")


class Glance:
    """A text, and what is seen of it at once: found a single time, whoever asks.

    Attributes:
        text: as it was written.
        said: all that is letters and nothing else, in small ones, in the order of the text.
        reads_otherwise: whether a letter is taken for another, and only looking closely helps.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._small = text.lower()
        self.said = _words_in(self._small)
        self._words = frozenset(self.said)
        self._has_digit = _DIGIT.search(text) is not None
        self.reads_otherwise = not text.isascii() and _TAKEN_FOR_OTHERS.search(text) is not None

    def has_digit(self) -> bool:
        return self._has_digit

    def has_any(self, parts: Iterable[str]) -> bool:
        """Return whether one of `parts`, in small letters, stands here: in any letters."""
        small = self._small
        return any(part in small for part in parts) or self.reads_otherwise

    def has_word(self, wanted: Set[str]) -> bool:
        """Return whether one of `wanted`, in small letters, is a word here: in any letters.

        A word is what `said` holds, so that digits and signs may stand beside it.
        """
        return not self._words.isdisjoint(wanted) or self.reads_otherwise


def _words_in(small: str) -> list[str]:
    if small.isascii():
        return small.translate(_ASCII_LETTERS).split()
    return _LETTERS.findall(small)
