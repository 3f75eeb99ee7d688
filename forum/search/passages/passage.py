"""The words of a post that answer what was asked, with those that were looked for lit.

Made when a page is shown, from the words as they are stored now. It comes as plain text in
pieces, never as HTML.
"""

import re
from collections.abc import Iterator, Sequence
from html import unescape
from typing import NamedTuple

from forum.search.passages.cutting_out import Place, best_cut
from forum.search.passages.lighting import Light, Line

CHARS = 200
READ_MAX_CHARS = 10_000
_TAG = re.compile("<[^>]+>")


class Piece(NamedTuple):
    """Some of a passage."""

    text: str
    is_marked: bool = False


_GAP_BEFORE, _GAP_BEHIND = Piece("… "), Piece(" …")


def passage(line: Line, light: Light) -> tuple[Piece, ...]:
    """Return the sentences of a post that have most of what was asked for, about 200 letters.

    Args:
        line: what `plain` has of the post.
    """
    text, places = line.text, light.places(line)
    start, end = best_cut(text, places, CHARS, begins=line.sentences)
    inside = [place for place in places if start <= place.start and place.end <= end]
    before = [_GAP_BEFORE] if start else []
    behind = [_GAP_BEHIND] if end < len(text) else []
    return (*before, *_pieces(text[start:end], inside, start), *behind)


def lit(line: Line, light: Light) -> tuple[Piece, ...]:
    """Return a whole line, such as a title."""
    return tuple(_pieces(line.text, light.places(line), 0))


def plain(html: str) -> str:
    """Return what people read of a post in one line.

    Args:
        html: as forum/writing.py made it and the database keeps it.
    """
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
