"""Who writes when, so that what readers see tells nothing of who is who.

There are as many threads as members, and each member opens one. After that, every moment has one
post in each thread: some of the members come, one after the other, and write in several threads
each without anybody writing between. Within a thread the posts of all moments look alike: whoever
joins two of them better than chance has it from somewhere else.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass

MOST_TRIES = 100_000


@dataclass(frozen=True)
class Visit:
    """A member comes at a moment, 0 for the opening, and writes in these threads in a row."""

    moment: int
    member: int
    threads: tuple[int, ...]


@dataclass(frozen=True)
class Size:
    """How many live there, for how many moments, and in how many threads each writes in a visit.

    `at_once` divides the members and the moments.
    """

    members: int
    moments: int
    at_once: int


def plan(size: Size, *, seed: int) -> list[Visit]:
    """Return all visits, in order."""
    chance, everybody = random.Random(seed), range(size.members)
    opened = chance.sample(everybody, size.members)
    visits = [Visit(0, member, (thread,)) for thread, member in enumerate(opened)]
    been = {member: {thread} for thread, member in enumerate(opened)}
    for first in range(1, size.moments + 1, size.at_once):
        order = chance.sample(everybody, size.members)
        for n in range(size.at_once):
            come = order[n :: size.at_once]
            visits += _moment(first + n, come, been, chance)
    return visits


def _moment(
    moment: int, come: list[int], been: dict[int, set[int]], chance: random.Random
) -> Iterator[Visit]:
    """Give each who comes threads where they have not written yet, and each thread once."""
    at_once = len(been) // len(come)
    places = [member for member in come for _ in range(at_once)]
    threads = chance.sample(range(len(places)), len(places))
    for _ in range(MOST_TRIES):
        wrong = [n for n, member in enumerate(places) if threads[n] in been[member]]
        if not wrong:
            break
        one, other = chance.choice(wrong), chance.randrange(len(places))
        threads[one], threads[other] = threads[other], threads[one]
    for first in range(0, len(places), at_once):
        theirs = tuple(threads[first : first + at_once])
        been[places[first]].update(theirs)
        yield Visit(moment, places[first], theirs)
