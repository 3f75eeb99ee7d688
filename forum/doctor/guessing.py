"""How hard a secret is to guess, as far as its letters can tell. Pure."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from math import log2

# Half of what a secret that we make ourselves has: nobody tries so many.
ENOUGH_BITS = 100


def bits(secret: bytes) -> float:
    """Return at most how many bits a guesser lacks.

    Repeated parts count once, and rows of neighbours such as "abcdef" count little.
    """
    once = secret[: _period(secret)]
    steps = [after - before for before, after in pairwise(once)]
    return len(once) * min(_surprise(list(once)), _surprise(steps))


def _period(secret: bytes) -> int:
    """Return after how many bytes the secret begins to repeat itself."""
    lengths = range(1, len(secret))
    return next((n for n in lengths if secret.startswith(secret[n:])), len(secret))


def _surprise(values: Sequence[int]) -> float:
    """Return the bits that each value adds, by how often it occurs."""
    total = len(values)
    return sum(n / total * log2(total / n) for n in Counter(values).values())
