"""A glance at a text before a pattern goes through it. Pure.

Most posts have no digit, no "@" and no street in them. A pattern that needs one of these cannot
match there, and trying it at each letter takes a hundred times as long as this.
"""

import re
from collections.abc import Iterable, Set

_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[^\W\d_]+")
# Letters that a pattern takes for an "s" or an "i" when it minds no capitals, and `lower` does not.
_TAKEN_FOR_OTHERS = re.compile("[ſıİ]")


def has_digit(text: str) -> bool:
    return _DIGIT.search(text) is not None


def has_any(text: str, parts: Iterable[str]) -> bool:
    """Return whether one of `parts`, in small letters, stands in the text: in any letters."""
    small = text.lower()
    return any(part in small for part in parts) or may_read_otherwise(text)


def has_word(text: str, wanted: Set[str]) -> bool:
    """Return whether one of `wanted`, in small letters, is a word of the text: in any letters."""
    return not wanted.isdisjoint(words_in(text)) or may_read_otherwise(text)


def words_in(text: str) -> list[str]:
    """Return all that is letters and nothing else, in small ones."""
    return _LETTERS.findall(text.lower())


def may_read_otherwise(text: str) -> bool:
    """Return whether a letter of the text is taken for another, and only looking closely helps."""
    return not text.isascii() and _TAKEN_FOR_OTHERS.search(text) is not None
