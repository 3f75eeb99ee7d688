"""Cut text into words and terms. The only import of Stemmer (PyStemmer: Porter2 for English).

A word is what a person would call so, folded: small letters, no accents, no apostrophes, so that
"can't", "cant" and "CAN'T" are one. A term is its stem. Stop words have a place and no term.
"""

import hashlib
import re
import threading
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

import Stemmer

WORD_MAX_CHARS = 40
_WORD = re.compile(r"[^\W_]+(?:['’ʼ`´][^\W_]+)*")
_WORD_APART = re.compile(f"({_WORD.pattern})")
_APOSTROPHES = re.compile("['’ʼ`´]")
# One for all threads, in turn: it notes ten thousand words, which took as much again for each.
_stemmer, _stemming = Stemmer.Stemmer("english"), threading.Lock()

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
    return _cut(_WORD.findall(fold(text)))


class Spans(NamedTuple):
    """The words of a text, as `words` returns them, and where each begins and ends in it."""

    words: list[str]
    starts: Sequence[int]
    ends: Sequence[int]


def spans(text: str) -> Spans:
    """Return the words of a text, with their places."""
    small = text.lower()
    folds = {ord(sign): fold(sign) for sign in set(small) if not sign.isascii()}
    if len(small) != len(text):
        return _spans_moved(text)
    if any(len(folded) != 1 for folded in folds.values()):
        return _spans_moved(small)
    parts = _WORD_APART.split(small.translate(folds) if folds else small)
    ends = list(accumulate(map(len, parts)))
    return Spans(_cut(parts[1::2]), ends[:-1:2], ends[1::2])


def _spans_moved(signs: str) -> Spans:
    """Return the same where some signs become none, or several, when they are folded."""
    folded = [fold(sign) for sign in signs]
    places = [place for place, parts in enumerate(folded) for _ in parts]
    found = list(_WORD.finditer("".join(folded)))
    starts = [places[each.start()] for each in found]
    ends = [places[each.end() - 1] + 1 for each in found]
    return Spans(_cut([each[0] for each in found]), starts, ends)


def stems(of: Iterable[str]) -> list[str]:
    """Return the stem of each word."""
    each = list(of)
    with _stemming:
        found: list[str] = _stemmer.stemWords(each)
    return found


def terms(text: str) -> Iterator[tuple[int, str]]:
    """Yield the place and the term of each word that is no stop word, nor an apostrophe alone."""
    placed = enumerate(words(text))
    kept = [(place, word) for place, word in placed if word and word not in STOP_WORDS]
    places = (place for place, _ in kept)
    return zip(places, stems(word for _, word in kept), strict=True)


def _cut(found: Iterable[str]) -> list[str]:
    """Return the words as they are kept; most are so already."""
    return [
        word
        if word.isascii() and word.isalnum() and len(word) <= WORD_MAX_CHARS
        else _APOSTROPHES.sub("", word)[:WORD_MAX_CHARS]
        for word in found
    ]
