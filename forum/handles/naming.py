"""The names that people write under, and the small windows drawn beside them. Pure.

Names are made of reviewed words (forum/handles/words/README.md), never typed: nobody can pick
one that gives them away. Names for one thread are an adjective and a thing, known names an
adjective and a creature, so that the two kinds are never taken for each other.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

PATTERNS = ("v", "h", "d", "q", "s", "m", "b")
HUES = 10
KNOWN_OFFERS = 5
MOST_ATTEMPTS = 64


def _words(name: str) -> tuple[str, ...]:
    path = Path(__file__).parent / "words" / f"{name}.txt"
    return tuple(path.read_text(encoding="ascii").split())


ADJECTIVES, THINGS, CREATURES = _words("adjectives"), _words("things"), _words("creatures")


@dataclass(frozen=True)
class Window:
    """How a handle's window is drawn: one of HUES colours, one of PATTERNS (static/css)."""

    hue: int
    pattern: str


def window(handle_id: bytes) -> Window:
    """Return the window of a handle: the same on every page, telling nothing of its name."""
    number = _draw(handle_id, b"window")
    return Window(hue=number % HUES, pattern=PATTERNS[number // HUES % len(PATTERNS)])


def thread_name(handle_id: bytes, attempt: int) -> str:
    """Return a name such as "Quiet Kettle". `attempt` counts from 0 when others are taken."""
    return _name(handle_id, b"thread %d" % attempt, THINGS)


def known_name(seed: bytes, attempt: int) -> str:
    """Return a name such as "Quiet Heron"."""
    return _name(seed, b"known %d" % attempt, CREATURES)


def free_name(handle_id: bytes, is_taken: Callable[[str], bool]) -> str:
    """Return the first name for this handle that nobody has.

    Raises:
        RuntimeError: MOST_ATTEMPTS names in a row are taken, which cannot happen by chance.
    """
    for attempt in range(MOST_ATTEMPTS):
        name = thread_name(handle_id, attempt)
        if not is_taken(name):
            return name
    raise RuntimeError("every name that was tried is taken")


def offered_names(seed: bytes, round_: int) -> list[str]:
    """Return KNOWN_OFFERS different known names; the next round has others."""
    names: dict[str, None] = {}
    attempt = round_ * MOST_ATTEMPTS
    while len(names) < KNOWN_OFFERS:
        names[known_name(seed, attempt)] = None
        attempt += 1
    return list(names)


def _name(seed: bytes, purpose: bytes, nouns: tuple[str, ...]) -> str:
    # One draw for both words, from 64 bits: no combination is noticeably likelier than another.
    number = _draw(seed, purpose) % (len(ADJECTIVES) * len(nouns))
    first, second = divmod(number, len(nouns))
    return f"{ADJECTIVES[first]} {nouns[second]}".title()


def _draw(seed: bytes, purpose: bytes) -> int:
    return int.from_bytes(hashlib.blake2b(purpose, digest_size=8, key=seed).digest(), "big")
