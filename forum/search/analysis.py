"""Cut text into words and terms. The only import of Stemmer (PyStemmer: Porter2 for English).

A word is what a person would call so, folded: small letters, no accents, no apostrophes, so that
"can't", "cant" and "CAN'T" are one. A term is its stem. Stop words have a place and no term.
"""

import hashlib
import re
import threading
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import Stemmer

WORD_MAX_CHARS = 40
_WORD = re.compile(r"[^\W_]+(?:['’ʼ`´][^\W_]+)*")
_APOSTROPHES = re.compile("['’ʼ`´]")
_own = threading.local()

_LIST = Path(__file__).with_name("stop_words.txt").read_text("utf-8")
STOP_WORDS = frozenset(
    word for line in _LIST.splitlines() if not line.startswith("#") for word in line.split()
)

# Changes with whatever changes terms: an index that was cut in another way is of no use.
# Count the first number up with every change of this module.
SIGNATURE = f"1 {Stemmer.version()} {hashlib.blake2b(_LIST.encode(), digest_size=8).hexdigest()}"


def fold(text: str) -> str:
    """Return `text` in small letters and without accents."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.lower())
    return "".join(char for char in parts if not unicodedata.combining(char))


def words(text: str) -> list[str]:
    """Return the words in order, folded; a very long one is cut."""
    return [_cut(found) for found in _WORD.findall(fold(text))]


class Span(NamedTuple):
    """A word, and where it stands in the text that it was found in."""

    start: int
    end: int
    word: str


def spans(text: str) -> list[Span]:
    """Return what `words` does, each with its place."""
    if text.isascii():
        return [Span(*found.span(), _cut(found[0])) for found in _WORD.finditer(text.lower())]
    signs = text.lower()
    folded = [fold(sign) for sign in (signs if len(signs) == len(text) else text)]
    places = [place for place, parts in enumerate(folded) for _ in parts]
    return [
        Span(places[found.start()], places[found.end() - 1] + 1, _cut(found[0]))
        for found in _WORD.finditer("".join(folded))
    ]


def stems(of: Iterable[str]) -> list[str]:
    """Return the stem of each word."""
    found: list[str] = _stemmer().stemWords(list(of))
    return found


def terms(text: str) -> Iterator[tuple[int, str]]:
    """Yield the place and the term of each word that is no stop word."""
    kept = [(place, word) for place, word in enumerate(words(text)) if word not in STOP_WORDS]
    places = (place for place, _ in kept)
    return zip(places, stems(word for _, word in kept), strict=True)


def _cut(found: str) -> str:
    return _APOSTROPHES.sub("", found)[:WORD_MAX_CHARS]


def _stemmer() -> "Stemmer.Stemmer":
    """Return this thread's own: they keep notes, and cannot be shared."""
    if not hasattr(_own, "stemmer"):
        _own.stemmer = Stemmer.Stemmer("english")
    stemmer: Stemmer.Stemmer = _own.stemmer
    return stemmer
