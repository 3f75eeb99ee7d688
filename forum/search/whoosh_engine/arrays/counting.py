"""How many there are."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from forum.search.backend import Audience
from forum.search.whoosh_engine.arrays.cache import Caches
from forum.search.whoosh_engine.arrays.kinds import Mask, Places, Small
from forum.search.whoosh_engine.arrays.matching import Matched
from forum.search.whoosh_engine.arrays.segment import Segment
from forum.search.whoosh_engine.arrays.view import View

_AT_ONCE = 1 << 15


def counted(view: View, matched: Matched, *, per_thread: bool) -> tuple[int, int]:
    """Return how many were found, and how many of them have all that is wanted."""
    full, rest = matched.full.places, matched.rest.places
    if not per_thread:
        return len(full) + len(rest), len(full)
    met = np.zeros(len(view.numbering.threads), np.bool_)
    with_all = _meet(met, view.thread, full)
    return _meet(met, view.thread, rest), with_all


def _meet(met: Mask, threads: Small, places: Places) -> int:
    """Mark the conversations of these posts, so many at a time that they need little room."""
    for begin in range(0, len(places), _AT_ONCE):
        met[threads[places[begin : begin + _AT_ONCE]]] = True
    return int(np.count_nonzero(met))


def by_board(view: View, matched: Matched) -> Mapping[bytes, int]:
    """Return how many posts of each board were found."""
    boards = view.numbering.boards.ids()
    each = (view.board[scored.places] for scored in (matched.full, matched.rest))
    full, rest = (np.bincount(of_posts, minlength=len(boards)) for of_posts in each)
    numbers = (full + rest).tolist()
    return {id_: count for id_, count in zip(boards, numbers, strict=True) if count}


@dataclass(frozen=True, slots=True)
class Count:
    """A number that a cache can keep."""

    posts: int
    nbytes: int = 0


@dataclass(frozen=True, slots=True)
class _Part:
    """A segment, which of its posts are readable (None: each is), and how many were taken out.

    What was taken out never comes back: in one segment, so many are always the same ones.
    """

    segment: Segment
    mask: Mask | None
    gone: int


@dataclass
class Frequencies:
    """Counts the readable posts with a term.

    Where `audience` may read all of a segment, Whoosh's dictionary knows the number. Elsewhere the
    list is gone through, for a number would tell of posts that it may not read, too.
    """

    view: View
    audience: Audience
    caches: Caches

    def of(self, term: str) -> int:
        """Return how many living posts that the audience may read have the term."""
        key = "frequency", self.audience, term
        return self.caches.made.get(key, lambda: self._summed(term)).posts

    @cached_property
    def _parts(self) -> list[_Part]:
        return list(self._split())

    def _split(self) -> Iterator[_Part]:
        mask, view = self.view.readable(self.audience).mask, self.view
        for base, segment in zip(view.bases, view.segments, strict=True):
            end = base + segment.count
            own, gone = mask[base:end], np.count_nonzero(~view.living[base:end])
            yield _Part(segment, None if own.all() else own, int(gone))

    def _summed(self, term: str) -> Count:
        return Count(sum(self._having(part, term) for part in self._parts))

    def _having(self, part: _Part, term: str) -> int:
        mask = part.mask
        if mask is None:
            return part.segment.frequency("text", term)
        key = part.segment.name, part.gone, self.audience, term
        return self.caches.counted.get(key, lambda: self._counted(part.segment, mask, term)).posts

    def _counted(self, segment: Segment, mask: Mask, term: str) -> Count:
        places = segment.written("text", term, self.caches.read).places
        return Count(int(np.count_nonzero(mask[places])))
