"""The facts of a segment's posts, one array for each.

What few posts are asked for stays in the file: all ids and marks of a large forum are megabytes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from forum.search.whoosh_engine.arrays.cache import Cache
from forum.search.whoosh_engine.arrays.codes import ID_BYTES, Codes
from forum.search.whoosh_engine.arrays.kinds import Mask, Narrow, Numbers, Small, Written
from forum.search.whoosh_engine.reading import SegmentFiles


@dataclass(frozen=True, slots=True)
class Numbering:
    """The numbers that all segments share."""

    threads: Codes
    boards: Codes


class Segment:
    """Attributes: one array each, by the place of the post.

    Attributes:
        tie: a number for each post that puts equal ones in order.
        rough_length: as Whoosh scores by, a place in ROUGH_LENGTHS.
        length: the exact number of terms.
    """

    def __init__(self, name: str, files: SegmentFiles, numbering: Numbering) -> None:
        self.name = name
        self.count = files.count
        self._files = files
        facts = files.facts()
        self.tie: Numbers = (facts["id"][:, 0].astype(np.uint64) >> np.uint64(1)).astype(np.int64)
        self.thread: Small = numbering.threads.of(facts["thread"].tobytes())
        self.board: Narrow = narrow(numbering.boards.of(facts["board"].tobytes()))
        self.day: Small = facts["day"].astype(np.int32)
        self.length: Narrow = narrow(facts["length"])
        self.rough_length: Narrow = files.lengths()
        self.everyone: Mask = facts["everyone"].copy()
        self.helped: Mask = facts["helped"].copy()
        self.waiting: Mask = facts["waiting"].copy()

    def written(self, field: str, term: str, cache: Cache) -> Written:
        """Return where a term stands in its posts, living or not."""
        return cache.get((self.name, field, term), lambda: self._files.written(field, term))

    def frequency(self, field: str, term: str) -> int:
        """Return how many of its posts have a term, living or not; no list is read."""
        return self._files.frequency(field, term)

    @cached_property
    def notes(self) -> frozenset[str]:
        """The content notes that any of its posts has, living or not."""
        return frozenset(self._files.terms("note"))

    def words(self) -> Iterator[str]:
        """Yield the words of its posts, living or not, in order."""
        return self._files.terms("word")

    def ids_at(self, row: int) -> tuple[bytes, bytes]:
        """Return the ids of the post and of its conversation."""
        return self._files.ids_at(row)

    def entries(self, living: Mask) -> dict[bytes, int]:
        """Return the marks of those posts that live, by their ids."""
        facts = self._files.facts()[living]
        ids, marks = facts["id"].tobytes(), facts["mark"].tolist()
        each = (ids[at : at + ID_BYTES] for at in range(0, len(ids), ID_BYTES))
        return dict(zip(each, marks, strict=True))


def narrow(numbers: NDArray[np.integer[Any]]) -> Narrow:
    """Return numbers, none below 0, in as few bytes as the largest needs."""
    return numbers.astype(np.min_scalar_type(int(numbers.max(initial=0))))
