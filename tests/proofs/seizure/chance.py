"""Hold guesses against the truth: which of them are better than chance?

By chance means: as if the members of each moment had been dealt their things anew. Then a pair is
one person's with a chance that can be worked out, and the number of pairs that are right follows
Poisson's law closely, since no thing is in many pairs of a guess. `shuffled` deals them anew
indeed, and `test_chance.py` compares.

BOUND is for all guesses of one attack together: among a thousand forums in which nothing leaks, one
would be taken for leaking.
"""

import math
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from tests.proofs.seizure.attack.guessing import Guess, Pair
from tests.proofs.seizure.truth import Owner, Truth

BOUND = 1e-3
SIDES = ("account", "entry", "handle")


@dataclass(frozen=True)
class Finding:
    """How a guess did with things of two sides. `p` is its chance if nothing leaks."""

    why: str
    by_order: bool
    sides: tuple[str, str]
    pairs: int
    right: int
    expected: float
    p: float

    @property
    def joins(self) -> str:
        return "–".join(self.sides)

    def __str__(self) -> str:
        return (
            f"{self.joins}: {self.why}: {self.right} of {self.pairs} "
            f"({self.expected:.1f} by chance, p {self.p:.1e})"
        )


class Judge:
    """Knows the truth."""

    def __init__(self, truth: Truth) -> None:
        self._owners = truth.owners
        self._dealt: dict[tuple[str, int], Counter[int]] = defaultdict(Counter)
        for owner in truth.owners.values():
            self._dealt[owner.side, owner.moment][owner.member] += 1
        self._chance = cache(self._chance_of)

    def findings(self, guesses: Iterable[Guess]) -> list[Finding]:
        """Return how each guess did, the least likely first."""
        found = [each for guess in guesses for each in self._of(guess)]
        return sorted(found, key=lambda finding: finding.p)

    def leaks(self, guesses: Iterable[Guess]) -> list[Finding]:
        """Return what is better than chance."""
        found = self.findings(guesses)
        return [each for each in found if each.p * len(found) < BOUND]

    def _of(self, guess: Guess) -> Iterator[Finding]:
        by_sides: dict[tuple[str, str], list[tuple[Owner, Owner]]] = defaultdict(list)
        for one, other in self._known(guess.pairs):
            low, high = sorted((one, other), key=lambda owner: SIDES.index(owner.side))
            by_sides[low.side, high.side].append((low, high))
        for sides, pairs in by_sides.items():
            right = sum(one.member == other.member for one, other in pairs)
            expected = sum(self._chance(*_dealing(one), *_dealing(other)) for one, other in pairs)
            p = poisson_tail(right, expected)
            yield Finding(guess.why, guess.by_order, sides, len(pairs), right, expected, p)

    def _known(self, pairs: Sequence[Pair]) -> Iterator[tuple[Owner, Owner]]:
        for pair in pairs:
            one, other = (self._owners.get(thing) for thing in pair)
            if one and other and one.about != other.about:
                yield one, other

    def _chance_of(self, side: str, moment: int, other_side: str, other_moment: int) -> float:
        some, others = self._dealt[side, moment], self._dealt[other_side, other_moment]
        same = sum(count * others[member] for member, count in some.items())
        every = some.total() * others.total()
        if (side, moment) == (other_side, other_moment):
            same, every = same - some.total(), every - some.total()
        return same / every if every else 0.0


def poisson_tail(right: int, expected: float) -> float:
    """Return the chance of `right` or more when `expected` are usual; 1 when none is."""
    if right == 0:
        return 1.0
    if expected == 0:
        return 0.0
    terms = [
        math.exp(n * math.log(expected) - expected - math.lgamma(n + 1))
        for n in range(right, right + 60 + int(4 * expected))
    ]
    return min(1.0, sum(terms))


def shuffled(truth: Truth, *, seed: int) -> Truth:
    """Return a truth in which the members of each moment are dealt their things anew."""
    chance = random.Random(seed)
    dealt: dict[tuple[str, int], list[bytes]] = defaultdict(list)
    for thing, owner in truth.owners.items():
        dealt[owner.side, owner.moment].append(thing)
    owners: dict[bytes, Owner] = {}
    for things in dealt.values():
        members = [truth.owners[thing].member for thing in things]
        chance.shuffle(members)
        for thing, member in zip(things, members, strict=True):
            owners[thing] = replace(truth.owners[thing], member=member)
    return Truth(owners)


def _dealing(owner: Owner) -> tuple[str, int]:
    return owner.side, owner.moment
