"""Guesses: pairs of things that might be one person's, and the two ways to come by them."""

import hashlib
from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

Pair = tuple[bytes, bytes]
# Few share what tells most. Each band is guessed from alone, so that chance in one drowns no other.
MOST_JOINED = 3
BANDS = ((2, 2), (3, 6), (7, 20), (21, 60), (61, 400))


@dataclass(frozen=True)
class Guess:
    """`pairs` are one person's, if what `why` says is true. `by_order`: they lie side by side."""

    why: str
    pairs: Sequence[Pair]
    by_order: bool = False


class Known(Protocol):
    """What is known of things before anything is guessed: on which side, and in which thread."""

    sides: Mapping[bytes, str]
    scopes: Mapping[bytes, str]


def sharing(
    why: str, groups: Mapping[Hashable, Collection[bytes]], known: Known
) -> Iterator[Guess]:
    """Guess that those who share something are one person, whom the first of each side stands for.

    Nobody has two names in one thread: such a group means something else. Each thing is joined to
    few, so that no group that means nothing hides one that does.
    """
    every = dict.fromkeys(map(frozenset, groups.values()))
    different = [group for group in every if not _has_twice(group, known.scopes)]
    for low, high in BANDS:
        used: Counter[bytes] = Counter()
        pairs: list[Pair] = []
        for group in different:
            if low <= len(group) <= high:
                free = sorted((t for t in group if used[t] < MOST_JOINED), key=_mixed)
                used.update(free)
                pairs += _stars(free, known.sides)
        if pairs:
            yield Guess(f"{why}, shared by {low} to {high}", list(dict.fromkeys(pairs)))


def _has_twice(group: Collection[bytes], scopes: Mapping[bytes, str]) -> bool:
    found = [scopes[thing] for thing in group if thing in scopes]
    return len(found) != len(set(found))


def _stars(group: Sequence[bytes], sides: Mapping[bytes, str]) -> Iterator[Pair]:
    firsts: dict[str, bytes] = {}
    for thing in group:
        firsts.setdefault(sides.get(thing, ""), thing)
    for first in firsts.values():
        yield from ((first, thing) for thing in group if thing != first)


def neighbours(why: str, ordered: Sequence[bytes]) -> Iterator[Guess]:
    """Guess that what stands side by side is one person's; also with one thing between."""
    for apart in (1, 2):
        pairs = [(a, b) for a, b in zip(ordered, ordered[apart:], strict=False) if a != b]
        for first in range(2):
            if some := list(dict.fromkeys(pairs[first::2])):
                yield Guess(f"{why}, {apart} apart ({first})", some, by_order=True)


def by_order(why: str, places: Iterable[tuple[object, bytes]]) -> Iterator[Guess]:
    """Guess that neighbours are one person when all is put in order; ties fall by chance."""
    ordered = sorted(places, key=lambda place: (place[0], _mixed(place[1])))
    yield from neighbours(why, [thing for _, thing in ordered])


def across(
    why: str, some: Sequence[tuple[float, bytes]], others: Sequence[tuple[float, bytes]]
) -> Iterator[Guess]:
    """Guess that each of `some` belongs to what comes next in the same order among `others`."""
    merged = sorted(
        [(at, _mixed(thing), thing, True) for at, thing in some]
        + [(at, _mixed(thing), thing, False) for at, thing in others]
    )
    pairs = [(a[2], b[2]) for a, b in pairwise(merged) if a[3] != b[3]]
    for first in range(2):
        if pairs[first::2]:
            yield Guess(f"{why} ({first})", list(dict.fromkeys(pairs[first::2])), by_order=True)


def _mixed(thing: bytes) -> bytes:
    return hashlib.blake2b(thing, digest_size=8).digest()
