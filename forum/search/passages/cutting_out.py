"""Which sentences of a text to show. Pure."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import itemgetter
from typing import NamedTuple

PLACES_MAX = 400
_SENTENCE_END = re.compile(r"[.!?…]['”’\")]*\s+")


class Place(NamedTuple):
    """Where something stands that was looked for. `which` says what, `weight` how well it fits."""

    start: int
    end: int
    which: int
    weight: float = 1.0


def sentences(text: str) -> list[int]:
    """Return where each sentence of a text begins."""
    return [0, *(found.end() for found in _SENTENCE_END.finditer(text))]


def best_cut(
    text: str, places: Sequence[Place], chars: int, *, begins: Sequence[int]
) -> tuple[int, int]:
    """Return where the part of at most `chars` letters begins and ends that has most of it.

    It begins with a sentence, unless what was looked for stands too far behind; the first of
    several that are as good.

    Args:
        begins: what `sentences` has of the text.
    """
    ordered = sorted(places, key=itemgetter(0))[:PLACES_MAX]
    stand = [place.start for place in ordered]
    best, most = 0, 0.0
    for start in _starts(text, ordered, chars, begins):
        limit = start + chars
        near = ordered[bisect_left(stand, start) : bisect_left(stand, limit)]
        worth = _worth(near, limit)
        if worth > most:
            best, most = start, worth
    end = _end(text, best, chars)
    return _begin(best, end - chars, begins) if end == len(text) else best, end


def _starts(text: str, places: Sequence[Place], chars: int, begins: Sequence[int]) -> list[int]:
    """Return the sentences that a place is near the beginning of, and words before the others."""
    starts: set[int] = set()
    for place in places:
        at = bisect_right(begins, place.start)
        starts.update([begin for begin in begins[max(0, at - 2) : at] if begin + chars > place.end])
        near = max(0, place.start - chars // 3)
        if begins[at - 1] < near:
            starts.add(text.find(" ", near, place.start) + 1 or place.start)
    return sorted(starts)


def _begin(start: int, earliest: int, begins: Sequence[int]) -> int:
    """Return where a cut to a text's end begins: with sentences before it, if there is room."""
    return min((begin for begin in begins if earliest <= begin <= start), default=start)


def _end(text: str, start: int, chars: int) -> int:
    """Return where a cut from `start` ends: at the end of the text, of a sentence, or of a word."""
    limit = start + chars
    if len(text) <= limit:
        return len(text)
    ends = [found.end() for found in _SENTENCE_END.finditer(text, start, limit + 1)]
    if ends and ends[-1] > start + chars // 2:
        return len(text[: ends[-1]].rstrip())
    at_a_word = text.rfind(" ", start + chars // 2, limit + 1)
    return at_a_word if at_a_word > 0 else limit


def _worth(near: Sequence[Place], limit: int) -> float:
    """Return how much a part has that ends at `limit`, of what begins in it.

    Different things count most, then how often they stand there, then how soon.
    """
    best: dict[int, float] = {}
    inside, soon = 0, 0.0
    for start, end, which, weight in near:
        if end > limit:
            continue
        if not inside:
            soon = (limit - start) / limit
        inside += 1
        if weight > best.get(which, 0.0):
            best[which] = weight
    return sum(best.values()) + 0.02 * min(inside, 10) + 0.01 * soon
