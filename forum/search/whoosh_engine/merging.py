"""Make one part of several, without what was taken out of them."""

import heapq
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from forum.search.whoosh_engine.arrays.kinds import Written
from forum.search.whoosh_engine.facts import FACTS
from forum.search.whoosh_engine.parts import Part
from forum.search.whoosh_engine.reading import SegmentFiles
from forum.search.whoosh_engine.schema import Columns, packed
from forum.search.whoosh_engine.writing import PartWriter

GONE = -1
_TERM = itemgetter(0)


def merge_parts(folder: Path, parts: Sequence[Part]) -> Part:
    """Write a part that holds the living posts of these, in the order of their ids."""
    writer = PartWriter(folder)
    sources = [_Source(folder, part) for part in parts]
    _copy_rows(sources, writer)
    for field in ("note", "text", "word"):
        writer.write_field(field, _lists(sources, field))
    return writer.close()


def _copy_rows(sources: Sequence["_Source"], writer: PartWriter) -> None:
    """Copy the rows of all. A row begins with the post's id."""
    rows = [(*row, source) for source in sources for row in source.rows()]
    for row, length, place, source in sorted(rows, key=itemgetter(0)):
        source.new[place] = writer.add_row(row, length)


def _lists(sources: Sequence["_Source"], field: str) -> Iterator[tuple[str, Columns]]:
    """Yield the terms that a living post has, in order, and the lists of all sources as one."""
    every = heapq.merge(*(source.lists(field) for source in sources), key=_TERM)
    for term, same in groupby(every, key=_TERM):
        yield term, packed(_joined([written for _, written in same]))


def _joined(lists: Sequence[Written]) -> Written:
    """Return lists of different posts as one, in order."""
    if len(lists) == 1:
        return lists[0]
    columns = zip(*((each.places, each.often, each.words) for each in lists), strict=True)
    places, often, words = map(np.concatenate, columns)
    order = np.argsort(places)
    return Written(
        places[order], often[order], words[_words_in(order, often)] if len(words) else words
    )


class _Source:
    """A part that is being copied: `new` says where each of its posts went."""

    def __init__(self, folder: Path, part: Part) -> None:
        self.files = SegmentFiles(folder, part)
        self.new = np.full(part.count, GONE, np.int32)
        self._gone = set(part.deleted)

    def rows(self) -> Iterator[tuple[bytes, int, int]]:
        """Yield the packed row, the length and the place of each living post."""
        facts = self.files.facts()
        rows = facts.tobytes()
        for place, length in enumerate(facts["length"].tolist()):
            if place not in self._gone:
                first = place * FACTS.itemsize
                yield rows[first : first + FACTS.itemsize], length, place

    def lists(self, field: str) -> Iterator[tuple[str, Written]]:
        """Yield the lists of a field, with the new places of those posts that went somewhere."""
        for term, written in self.files.lists(field):
            new = self.new[written.places]
            if not self._gone:
                yield term, Written(new, written.often, written.words)
            elif len(kept := np.flatnonzero(new != GONE)):
                words = written.words
                if len(words):
                    words = words[_words_in(kept, written.often)]
                yield term, Written(new[kept], written.often[kept], words)


def _words_in(chosen: NDArray[np.intp], often: NDArray[np.float32]) -> NDArray[np.intp]:
    """Return where the words of the chosen posts are, of which each has so many, all in a row."""
    counts = often.astype(np.intp)
    firsts, lengths = (np.cumsum(counts) - counts)[chosen], counts[chosen]
    within = np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    words: NDArray[np.intp] = np.repeat(firsts, lengths) + within
    return words
