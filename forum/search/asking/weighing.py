"""How much it counts that a post has another word than the one that was typed."""

from functools import cached_property
from math import log

from forum.search.backend import Alternative, Audience, Index

WEIGHT = 0.7  # of what others say for the same


class Scales:
    """Weighs other words against those that were typed.

    A rare word counts for more than a common one. What stands beside a typed word never counts
    for more than `WEIGHT` of that, however rare it is.
    """

    def __init__(self, index: Index, audience: Audience) -> None:
        self._index, self._audience = index, audience
        self._rarities: dict[str, float] = {}

    def weigh(self, other: Alternative, *, beside: tuple[str, ...]) -> Alternative:
        """Return `other` with its weight beside each of the terms that it stands for."""
        typed, found = self._rarity(beside), self._rarity(other.terms)
        share = min(1.0, typed / found) if typed and found else 1.0
        return Alternative(other.terms, other.gaps, WEIGHT * share / len(beside))

    def _rarity(self, terms: tuple[str, ...]) -> float:
        """Return what the terms count for together; those that nobody wrote count for nothing."""
        return sum(self._rarity_of(term) for term in terms)

    def _rarity_of(self, term: str) -> float:
        """Return what one term counts for; others are weighed against the same one again."""
        found = self._rarities.get(term)
        if found is None:
            count = self._index.frequency(term, self._audience)
            found = log(1 + (self._posts - count + 0.5) / (count + 0.5)) if count else 0.0
            self._rarities[term] = found
        return found

    @cached_property
    def _posts(self) -> int:
        return self._index.posts(self._audience)
