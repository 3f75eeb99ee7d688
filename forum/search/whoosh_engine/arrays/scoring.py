"""BM25 with Lucene's idf, over the posts that an audience may read and no others."""

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from forum.search.backend import Audience
from forum.search.whoosh_engine.arrays.cache import Caches
from forum.search.whoosh_engine.arrays.kinds import NOTHING, Lengths, Places, Scored, Scores, Small
from forum.search.whoosh_engine.arrays.view import Readable, View
from forum.search.whoosh_engine.reading import ROUGH_LENGTHS

K1 = 1.2
B = 0.75


def idf(having: int, count: int) -> float:
    """Return what a term is worth that `having` of `count` posts have."""
    return math.log(1 + (count - having + 0.5) / (having + 0.5))


def bm25(often: Scores, lengths: Lengths, *, worth: float, average_length: float) -> Scores:
    """Return the scores of posts that have a term so often and are so long."""
    length_part = K1 * (1 - B) + (K1 * B / average_length) * lengths
    return (worth * (K1 + 1)) * often / (often + length_part)


@dataclass(frozen=True, slots=True)
class Packed:
    """Scored posts as they are kept: in three quarters of the bytes.

    Not as they are used: to look something up by places of four bytes takes three times as long.
    """

    places: Small
    scores: Scores

    @property
    def nbytes(self) -> int:
        return self.places.nbytes + self.scores.nbytes

    def unpacked(self) -> Scored:
        return Scored(self.places.astype(np.intp), self.scores)


def packed(scored: Scored) -> Packed:
    return Packed(scored.places.astype(np.int32), scored.scores)


@dataclass
class Scorer:
    """Scores terms for one audience."""

    view: View
    audience: Audience
    caches: Caches

    @cached_property
    def readable(self) -> Readable:
        return self.view.readable(self.audience)

    def term(self, term: str) -> Scored:
        """Return the readable posts that have the term, scored."""
        key = self.audience, term
        return self.caches.made.get(key, lambda: packed(self._score(term))).unpacked()

    def _score(self, term: str) -> Scored:
        found = self.view.written("text", term, self.caches.read)
        if not found:
            return NOTHING
        places = np.concatenate([written.places.astype(np.intp) + base for base, written in found])
        often = np.concatenate([written.often.astype(np.float64) for _, written in found])
        kept = self.readable.of(places)
        if kept is not None:
            places, often = places[kept], often[kept]
        return self._of(places, often)

    def _of(self, places: Places, often: Scores) -> Scored:
        scores = bm25(
            often,
            ROUGH_LENGTHS[self.view.rough_length[places]],
            worth=idf(len(places), self.readable.count),
            average_length=self.readable.average_length,
        )
        return Scored(places, scores)
