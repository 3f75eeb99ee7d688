"""How a word is without a slip of the fingers at its front, or between two words. Pure."""

from collections.abc import Iterator

PART_MIN_CHARS = 3


def at_the_front(word: str) -> Iterator[str]:
    """Yield the word with its first two letters swapped, and without its first."""
    if len(word) > PART_MIN_CHARS:
        yield word[1] + word[0] + word[2:]
        yield word[1:]


def apart(word: str) -> Iterator[tuple[str, str]]:
    """Yield each way to take the word for two."""
    for at in range(PART_MIN_CHARS, len(word) - PART_MIN_CHARS + 1):
        yield word[:at], word[at:]
