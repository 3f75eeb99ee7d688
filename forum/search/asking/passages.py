"""The words of a post that answer what was asked, with those that were looked for lit.

Made when a page is shown, from the words as they are stored now. It comes as plain text in
pieces, never as HTML.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from html import unescape
from typing import NamedTuple

from forum.search.analysis import STOP_WORDS, spans, stems
from forum.search.asking.cutting_out import Place, best_cut
from forum.search.asking.requests import Asked
from forum.search.backend import Alternative, Wanted

CHARS = 200
READ_MAX_CHARS = 10_000
Numbers = dict[str, list[int]]  # at which words each term stands
_TAG = re.compile("<[^>]+>")


class Piece(NamedTuple):
    """Some of a passage."""

    text: str
    is_marked: bool = False


_GAP_BEFORE, _GAP_BEHIND = Piece("… "), Piece(" …")


def passage(html: str, asked: Asked) -> tuple[Piece, ...]:
    """Return the sentences of a post that have most of what was asked for, about 200 letters.

    Args:
        html: as forum/writing.py made it and the database keeps it.
    """
    text = plain(html)
    places = _places(text, asked.request.wanted)
    start, end = best_cut(text, places, CHARS)
    inside = [place for place in places if start <= place.start and place.end <= end]
    before = [_GAP_BEFORE] if start else []
    behind = [_GAP_BEHIND] if end < len(text) else []
    return (*before, *_pieces(text[start:end], inside, start), *behind)


def lit(line: str, asked: Asked) -> tuple[Piece, ...]:
    """Return a whole line, such as a title."""
    return tuple(_pieces(line, _places(line, asked.request.wanted), 0))


def plain(html: str) -> str:
    """Return what people read of a post in one line."""
    return " ".join(unescape(_TAG.sub("", html)).split())[:READ_MAX_CHARS]


def _pieces(text: str, places: Sequence[Place], offset: int) -> Iterator[Piece]:
    """Yield the text cut where places begin and end; places that touch become one."""
    done = 0
    for start, end in _joined(places):
        if start - offset > done:
            yield Piece(text[done : start - offset])
        yield Piece(text[start - offset : end - offset], is_marked=True)
        done = end - offset
    if text[done:]:
        yield Piece(text[done:])


def _joined(places: Sequence[Place]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for place in sorted(places, key=lambda each: (each.start, each.end)):
        if joined and place.start < joined[-1][1]:
            joined[-1] = joined[-1][0], max(joined[-1][1], place.end)
        else:
            joined.append((place.start, place.end))
    return joined


def _places(text: str, wanted: Sequence[Wanted]) -> list[Place]:
    """Return where something stands that was looked for, and which of the wanted it is."""
    words, starts, ends = spans(text)
    at = _numbers(words, wanted)
    return [
        Place(starts[number], ends[number + last], which, alternative.weight)
        for which, each in enumerate(wanted)
        for alternative in each.alternatives
        if alternative.terms[0] in at
        for number, last in _rows(alternative, at)
    ]


def _numbers(words: Sequence[str], wanted: Sequence[Wanted]) -> Numbers:
    """Return at which words each term stands that was looked for.

    A stem begins as its word does: few words are worth stemming.
    """
    terms = {term for each in wanted for one in each.alternatives for term in one.terms}
    begins = {term[0] for term in terms}
    kept = [word for word in set(words) - STOP_WORDS if word[0] in begins]
    stem_of = {word: stem for word, stem in zip(kept, stems(kept), strict=True) if stem in terms}
    at: Numbers = defaultdict(list)
    for number, word in enumerate(words) if stem_of else ():
        if word in stem_of:
            at[stem_of[word]].append(number)
    return at


def _rows(alternative: Alternative, at: Numbers) -> Iterator[tuple[int, int]]:
    """Yield at which word the terms of an alternative begin, and how far behind they end."""
    others = [set(at.get(term, ())) for term in alternative.terms]
    for number in at[alternative.terms[0]]:
        if all(number + gap in each for gap, each in zip(alternative.gaps, others, strict=True)):
            yield number, alternative.gaps[-1]
