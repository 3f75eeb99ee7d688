"""Which parts are made into one, and when: few parts to search, and little to write. Pure."""

from collections import defaultdict
from collections.abc import Sequence

from forum.search.whoosh_engine.parts import Part

PART_MAX = 10_000
# A part with fewer posts than this tells that they were written within a short time.
TELLING = 1_000
# So many of about one size become one.
FAN = 8


def to_merge(parts: Sequence[Part]) -> list[Part]:
    """Return the parts that should become one now; empty if all is well."""
    sizes: dict[int, list[Part]] = defaultdict(list)
    for part in parts:
        sizes[_size(part.living)].append(part)
    for size in sorted(sizes):
        chosen = _fitting(sizes[size])
        if len(sizes[size]) >= FAN and len(chosen) > 1:
            return chosen
    return []


def to_purge(parts: Sequence[Part]) -> list[Part]:
    """Return parts to be written anew, as one, for what they tell; empty if none.

    They tell what was taken out of them, and small ones which posts came within a few minutes.
    """
    small = [part for part in parts if part.living < TELLING]
    together = small if len(small) > 1 else []
    telling = [part for part in parts if part.deleted]
    chosen = _fitting([part for part in parts if part in telling or part in together])
    # A small part alone, of which nothing was taken out, would be written again as it is, for ever.
    return chosen if len(chosen) > 1 else _fitting(telling)


def _fitting(parts: Sequence[Part]) -> list[Part]:
    """Return the first of these, and those that fit into one part with it; small ones first."""
    chosen: list[Part] = []
    for part in sorted(parts, key=lambda part: part.living):
        if chosen and sum(each.living for each in chosen) + part.living > PART_MAX:
            break
        chosen.append(part)
    return chosen


def _size(living: int) -> int:
    """Return 0 for below FAN, 1 for below FAN squared, and so on."""
    size = 0
    while living >= FAN:
        living //= FAN
        size += 1
    return size
