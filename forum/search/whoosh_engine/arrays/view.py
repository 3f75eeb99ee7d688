"""All segments side by side, as they are after one commit."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from forum.search.backend import Audience
from forum.search.whoosh_engine.arrays.cache import Cache
from forum.search.whoosh_engine.arrays.kinds import (
    NO_PLACES,
    Mask,
    Narrow,
    Numbers,
    Places,
    Small,
    Written,
)
from forum.search.whoosh_engine.arrays.segment import Numbering, Segment

D = TypeVar("D", bound=np.generic)


@dataclass(frozen=True, slots=True)
class Readable:
    """The living posts that an audience may read."""

    mask: Mask
    count: int
    average_length: float
    boards: frozenset[bytes]

    def of(self, places: Places) -> Mask | None:
        """Return which of the places are readable; None if each is."""
        return None if self.count == len(self.mask) else self.mask[places]


class View:
    """Gives each post one place, whatever its segment. Never changes."""

    def __init__(
        self,
        segments: Sequence[Segment],
        deleted: Sequence[Sequence[int]],
        numbering: Numbering,
    ) -> None:
        self.segments = tuple(segments)
        self.bases = np.cumsum([0, *(segment.count for segment in segments)]).tolist()
        self.count: int = self.bases.pop()
        self.numbering = numbering
        self._deleted = tuple(deleted)

    def written(self, field: str, term: str, cache: Cache) -> list[tuple[int, Written]]:
        """Return where a term stands: for each segment with it, its first place and the rest."""
        found = (segment.written(field, term, cache) for segment in self.segments)
        pairs = zip(self.bases, found, strict=True)
        return [(base, written) for base, written in pairs if len(written.places)]

    def with_term(self, field: str, term: str, cache: Cache) -> Places:
        """Return the posts with the term, living or not."""
        parts = [
            written.places.astype(np.intp) + base
            for base, written in self.written(field, term, cache)
        ]
        return np.concatenate(parts) if parts else NO_PLACES

    @cached_property
    def notes(self) -> frozenset[str]:
        """The content notes that any post has, living or not."""
        return frozenset[str]().union(*(segment.notes for segment in self.segments))

    def ids_at(self, place: int) -> tuple[bytes, bytes]:
        """Return the ids of the post and of its conversation."""
        number = bisect_right(self.bases, place) - 1
        return self.segments[number].ids_at(place - self.bases[number])

    def join(self) -> None:
        """Put the facts of all segments side by side now, not at the first question."""
        _ = self.tie, self.thread, self.board, self.day, self.rough_length

    def readable(self, audience: Audience) -> Readable:
        return self._for_everyone if audience is Audience.EVERYONE else self._for_members

    @cached_property
    def living(self) -> Mask:
        mask = np.ones(self.count, np.bool_)
        for base, deleted in zip(self.bases, self._deleted, strict=True):
            mask[np.asarray(deleted, np.intp) + base] = False
        return mask

    @cached_property
    def _for_members(self) -> Readable:
        return self._counted(self.living)

    @cached_property
    def _for_everyone(self) -> Readable:
        return self._counted(self.living & self.everyone)

    def _counted(self, mask: Mask) -> Readable:
        count = int(np.count_nonzero(mask))
        total = int(self.length[mask].sum(dtype=np.int64))
        ids = self.numbering.boards.ids()
        of_each = np.bincount(self.board[mask], minlength=len(ids)).tolist()
        boards = frozenset(id_ for id_, posts in zip(ids, of_each, strict=True) if posts)
        return Readable(mask, count, (total / count if count else 0.0) or 1.0, boards)

    def _joined(self, kind: type[D], fact: str) -> NDArray[D]:
        """Put a fact of all segments side by side. From then on they share it: it is there once.

        `kind` is the narrowest that it may have.
        """
        each = [getattr(segment, fact) for segment in self.segments]
        joined: NDArray[D] = np.concatenate([np.empty(0, kind), *each])
        for base, segment in zip(self.bases, self.segments, strict=True):
            setattr(segment, fact, joined[base : base + segment.count])
        return joined

    @cached_property
    def tie(self) -> Numbers:
        return self._joined(np.int64, "tie")

    @cached_property
    def thread(self) -> Small:
        return self._joined(np.int32, "thread")

    @cached_property
    def board(self) -> Narrow:
        return self._joined(np.uint8, "board")

    @cached_property
    def day(self) -> Small:
        return self._joined(np.int32, "day")

    @cached_property
    def length(self) -> Narrow:
        return self._joined(np.uint8, "length")

    @cached_property
    def rough_length(self) -> Narrow:
        return self._joined(np.uint8, "rough_length")

    @cached_property
    def everyone(self) -> Mask:
        return self._joined(np.bool_, "everyone")

    @cached_property
    def helped(self) -> Mask:
        return self._joined(np.bool_, "helped")

    @cached_property
    def waiting(self) -> Mask:
        return self._joined(np.bool_, "waiting")
