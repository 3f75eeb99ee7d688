"""Make one part of several, without what was taken out of them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from operator import itemgetter
from pathlib import Path

import numpy as np

from forum.search.whoosh_engine.facts import FACTS
from forum.search.whoosh_engine.parts import Part
from forum.search.whoosh_engine.reading import SegmentFiles
from forum.search.whoosh_engine.writing import PartWriter, Posting

GONE = -1


def merge_parts(folder: Path, parts: Sequence[Part]) -> Part:
    """Write a part that holds the living posts of these, in the order of their ids."""
    writer = PartWriter(folder)
    sources = [_Source(folder, part) for part in parts]
    _copy_rows(sources, writer)
    for field in ("note", "text", "word"):
        writer.write_field(field, _terms(sources, field))
    return writer.close()


def _copy_rows(sources: Sequence["_Source"], writer: PartWriter) -> None:
    """Copy the rows of all. A row begins with the post's id."""
    rows = [(*row, source) for source in sources for row in source.rows()]
    for row, length, place, source in sorted(rows, key=itemgetter(0)):
        source.new[place] = writer.add_row(row, length)


def _terms(sources: Sequence["_Source"], field: str) -> Iterator[tuple[str, list[Posting]]]:
    having: dict[str, list[_Source]] = defaultdict(list)
    for source in sources:
        for term in source.files.terms(field):
            having[term].append(source)
    for term in sorted(having):
        postings = [each for source in having[term] for each in source.postings(field, term)]
        if postings:
            yield term, sorted(postings, key=itemgetter(0))


class _Source:
    """A part that is being copied: `new` says where each of its posts went."""

    def __init__(self, folder: Path, part: Part) -> None:
        self.files = SegmentFiles(folder, part)
        self.new = np.full(part.count, GONE, np.int64)
        self._gone = set(part.deleted)

    def rows(self) -> Iterator[tuple[bytes, int, int]]:
        """Yield the packed row, the length and the place of each living post."""
        facts = self.files.facts()
        rows = facts.tobytes()
        for place, length in enumerate(facts["length"].tolist()):
            if place not in self._gone:
                first = place * FACTS.itemsize
                yield rows[first : first + FACTS.itemsize], length, place

    def postings(self, field: str, term: str) -> Iterable[Posting]:
        """Return those of its postings whose posts went somewhere."""
        found = self.files.written(field, term)
        new = self.new[found.places].tolist()
        if field == "text":
            values = _cut(found.words.tobytes(), found.often.tolist())
        else:
            values = [b""] * len(new)
        return [each for each in zip(new, values, strict=True) if each[0] != GONE]


def _cut(words: bytes, often: Iterable[float]) -> list[bytes]:
    """Return the bytes of each posting, of which all stand one behind the other."""
    ends = [0, *accumulate(int(count) * 4 for count in often)]
    return [words[first:last] for first, last in pairwise(ends)]
