"""The arrays that go from hand to hand."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Places = NDArray[np.intp]  # of posts, in order, each once
Numbers = NDArray[np.int64]
Small = NDArray[np.int32]
Narrow = NDArray[np.unsignedinteger[Any]]  # each as wide as its largest number needs
Lengths = NDArray[np.float32]
Scores = NDArray[np.float64]
Mask = NDArray[np.bool_]

NO_PLACES: Places = np.empty(0, np.intp)
NO_SCORES: Scores = np.empty(0, np.float64)


@dataclass(frozen=True, slots=True)
class Scored:
    """Posts, and the score of each."""

    places: Places
    scores: Scores

    @property
    def nbytes(self) -> int:
        return self.places.nbytes + self.scores.nbytes

    def only(self, kept: Mask) -> "Scored":
        return Scored(self.places[kept], self.scores[kept])


NOTHING = Scored(NO_PLACES, NO_SCORES)


@dataclass(frozen=True, slots=True)
class Written:
    """What a segment has of a term.

    Attributes:
        places: of the posts that have it.
        often: how many times, each.
        words: where it stands in them, one post after another.
    """

    places: NDArray[np.int32]
    often: NDArray[np.float32]
    words: NDArray[np.uint32]

    @property
    def nbytes(self) -> int:
        return self.places.nbytes + self.often.nbytes + self.words.nbytes


NOWHERE = Written(np.empty(0, np.int32), np.empty(0, np.float32), np.empty(0, np.uint32))
