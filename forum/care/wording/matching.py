"""Which of many wordings a text holds, and where in the text as it was written."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from forum.care.wording.folding import Folded, fold
from forum.care.wording.patterns import Sieve, check_pattern
from forum.care.wording.spelling import Word, read_at_a_glance, readings, words
from forum.errors import Refused
from forum.language.messages import _, _l

PHRASE, PATTERN = "phrase", "pattern"
PHRASE_MAX_CHARS = 100
# A rule is shown with so many of the places that it found.
PLACES_MAX = 20
NO_PHRASE = _l("Type a word or a few words.")
ONE_LETTER = _l("One letter is in every text. Type a whole word.")
_DRAWN_OUT = re.compile(r"(.)\1\1")
_REPEATED = re.compile(r"(.)\1*")


class Wording(NamedTuple):
    """What is looked for: the words of a phrase, or a pattern."""

    kind: str
    text: str


@dataclass(frozen=True)
class Found:
    """Where wording number `number` of those asked for stands in the original text."""

    number: int
    start: int
    end: int
    words: str


def check_wording(wording: Wording) -> Wording:
    """Return a wording that can be looked for.

    Raises:
        Refused: there is nothing to look for, or the pattern cannot be used.
    """
    if wording.kind == PATTERN:
        return Wording(PATTERN, check_pattern(wording.text))
    phrase = " ".join(wording.text.split())
    if len(phrase) > PHRASE_MAX_CHARS:
        long = _("A phrase can have %(most)d letters.", most=PHRASE_MAX_CHARS)
        raise Refused(long, field="text")
    said = words(fold(phrase).text)
    if not said:
        raise Refused(str(NO_PHRASE), field="text")
    if len(said) == 1 and len(said[0].text) == 1 and said[0].text.isascii():
        raise Refused(str(ONE_LETTER), field="text")
    return Wording(PHRASE, phrase)


def find(text: str, wordings: Sequence[Wording]) -> list[Found]:
    """Return what a text holds, in the order of the text; of one wording, no two overlap."""
    if not text:
        return []  # as the title of a reply
    folded, book = fold(text), _book(tuple(wordings))
    hits = [*_phrases(folded, book), *_patterns(folded, book)]
    kept: list[Found] = []
    ends: defaultdict[int, int] = defaultdict(int)
    counts: defaultdict[int, int] = defaultdict(int)
    for start, end, number in sorted(hits, key=lambda hit: (hit[0], -hit[1])):
        if start >= ends[number] and counts[number] < PLACES_MAX:
            ends[number] = end
            counts[number] += 1
            kept.append(Found(number, start, end, text[start:end]))
    return kept


Hit = tuple[int, int, int]  # from, to, of which wording
Phrase = tuple[int, tuple[str, ...]]


@dataclass(frozen=True)
class _Book:
    """Phrases by their first word, by that word with repeated letters left out, and as one word.

    A phrase is looked for as one word in rows of single letters only: "therapist" is one word.
    """

    exactly: dict[str, list[Phrase]]
    squeezed: dict[str, list[Phrase]]
    in_a_row: dict[str, list[int]]
    patterns: Sieve


@lru_cache(maxsize=32)
def _book(wordings: tuple[Wording, ...]) -> _Book:
    patterns = {n: wording.text for n, wording in enumerate(wordings) if wording.kind == PATTERN}
    book = _Book(defaultdict(list), defaultdict(list), defaultdict(list), Sieve(patterns))
    for number, wording in enumerate(wordings):
        if number in patterns:
            continue
        if said := tuple(word.text for word in words(fold(wording.text).text)):
            book.exactly[said[0]].append((number, said))
            book.squeezed[_squeezed(said[0])].append((number, said))
            book.in_a_row["".join(said)].append(number)
    return book


def _patterns(folded: Folded, book: _Book) -> Iterator[Hit]:
    for number, first, last in book.patterns.spans(folded, most=PLACES_MAX):
        yield (*folded.original(first, last), number)


def _phrases(folded: Folded, book: _Book) -> Iterator[Hit]:
    if not book.exactly or not _may_hold(folded.text, book):
        return
    for reading in readings(folded.text):
        for first, last, number in _in_reading(reading, book):
            yield (*folded.original(first, last), number)


def _may_hold(text: str, book: _Book) -> bool:
    """Return whether the places of its words are worth finding: for most texts they are not."""
    said = read_at_a_glance(text)
    if said is None:
        return True
    drawn_out = set[str]()
    if _DRAWN_OUT.search(" ".join(said)):  # "soooo", or a number such as 1000
        drawn_out = {_squeezed(word) for word in said if _DRAWN_OUT.search(word)}
    beginning = [book.exactly[word] for word in said & book.exactly.keys()]
    beginning += [book.squeezed[word] for word in drawn_out & book.squeezed.keys()]
    return any(
        all(word in said or (drawn_out and _squeezed(word) in drawn_out) for word in phrase)
        for phrases in beginning
        for _, phrase in phrases
    )


def _in_reading(reading: list[Word], book: _Book) -> Iterator[Hit]:
    for at, word in enumerate(reading):
        if word.second:
            yield from ((word.start, word.end, n) for n in book.in_a_row.get(word.text, ()))
        for number, phrase in _beginning_with(word.text, book):
            last = at + len(phrase) - 1
            if last < len(reading) and _is_said(reading[at : last + 1], phrase):
                yield word.start, reading[last].end, number


def _beginning_with(word: str, book: _Book) -> Sequence[Phrase]:
    if _DRAWN_OUT.search(word):
        return book.squeezed.get(_squeezed(word), ())
    return book.exactly.get(word, ())


def _is_said(said: Sequence[Word], phrase: Sequence[str]) -> bool:
    return all(_is_same(word.text, wanted) for word, wanted in zip(said, phrase, strict=True))


def _is_same(said: str, wanted: str) -> bool:
    """Return whether a word is the wanted one, or that one drawn out: "killlll", not "kil"."""
    if said == wanted:
        return True
    if not _DRAWN_OUT.search(said) or _squeezed(said) != _squeezed(wanted):
        return False
    return all(
        len(here) == len(there) or (len(here) > 2 and len(there) <= len(here))
        for here, there in zip(_repeats(said), _repeats(wanted), strict=True)
    )


def _squeezed(word: str) -> str:
    return _REPEATED.sub(r"\1", word)


def _repeats(word: str) -> list[str]:
    return [found[0] for found in _REPEATED.finditer(word)]
