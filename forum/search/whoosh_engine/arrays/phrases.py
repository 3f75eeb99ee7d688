"""Terms that stand one after another, where stop words leave gaps."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from forum.search.whoosh_engine.arrays.cache import Caches
from forum.search.whoosh_engine.arrays.kinds import Mask, Numbers, Places
from forum.search.whoosh_engine.arrays.view import View

# A spot is a place in a post: the post's place, then in so many bits the word's.
_BITS = 20
_LAST_WORD = (1 << _BITS) - 1
_NO_SPOTS: Numbers = np.empty(0, np.int64)


@dataclass
class Phrases:
    """Finds phrases."""

    view: View
    caches: Caches

    def posts(self, terms: Sequence[str], gaps: Sequence[int]) -> Places:
        """Return the posts, living or not, where each term stands so far behind the first."""
        spots = [(self._spots(term), gap) for term, gap in zip(terms, gaps, strict=True)]
        spots.sort(key=lambda pair: len(pair[0]))
        begins = spots[0][0] - spots[0][1]
        for other, gap in spots[1:]:
            begins = begins[is_among(begins + gap, other)]
        places = (begins >> _BITS).astype(np.intp)
        return places[firsts(places)]

    def _spots(self, term: str) -> Numbers:
        return self.caches.made.get(("spots", term), lambda: self._read(term))

    def _read(self, term: str) -> Numbers:
        parts = []
        for base, written in self.view.written("text", term, self.caches.read):
            posts = np.repeat(written.places.astype(np.int64) + base, written.often.astype(np.intp))
            parts.append((posts << _BITS) + np.minimum(written.words, _LAST_WORD))
        return np.concatenate(parts) if parts else _NO_SPOTS


def firsts(places: Places) -> Mask:
    """Return which of the places, which are in order, are not the same as the one before."""
    are_first = np.ones(len(places), np.bool_)
    np.not_equal(places[1:], places[:-1], out=are_first[1:])
    return are_first


def is_among(few: NDArray[np.integer], many: NDArray[np.integer]) -> Mask:
    """Return which of `few` are among `many`, which are in order."""
    if not len(many):
        return np.zeros(len(few), np.bool_)
    at = np.searchsorted(many, few)
    at[at == len(many)] = 0
    found: Mask = many[at] == few
    return found
