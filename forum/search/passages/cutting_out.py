"""Which sentences of a text to show. Pure."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

PLACES_MAX = 400
_SENTENCE_END = re.compile(r"[.!?…]['”’\")]*\s+")


class Place(NamedTuple):
    """Where something stands that was looked for. `which` says what, `weight` how well it fits."""

    start: int
    end: int
    which: int
    weight: float = 1.0


def best_cut(text: str, places: Sequence[Place], chars: int) -> tuple[int, int]:
    """Return where the part of at most `chars` letters begins and ends that has most of it.

    It begins with a sentence, unless what was looked for stands too far behind; the first of
    several that are as good.
    """
    ordered = sorted(places, key=lambda place: place.start)[:PLACES_MAX]
    stand = [place.start for place in ordered]
    best, most = 0, 0.0
    for start in _starts(text, ordered, chars):
        inside = ordered[bisect_left(stand, start) : bisect_left(stand, start + chars)]
        worth = _worth([place for place in inside if place.end <= start + chars], start + chars)
        if worth > most:
            best, most = start, worth
    end = _end(text, best, chars)
    return _begin(text, best, end, chars), end


def _starts(text: str, places: Sequence[Place], chars: int) -> list[int]:
    """Return the sentences that a place is near the beginning of, and words before the others."""
    begins = _sentences(text)
    starts: set[int] = set()
    for place in places:
        at = bisect_right(begins, place.start)
        starts.update(begin for begin in begins[max(0, at - 2) : at] if begin + chars > place.end)
        near = max(0, place.start - chars // 3)
        if begins[at - 1] < near:
            starts.add(text.find(" ", near, place.start) + 1 or place.start)
    return sorted(starts)


def _sentences(text: str) -> list[int]:
    return [0, *(found.end() for found in _SENTENCE_END.finditer(text))]


def _begin(text: str, start: int, end: int, chars: int) -> int:
    """Return where a cut begins: with sentences before it, if the text ends while there is room."""
    if end < len(text):
        return start
    room = [begin for begin in _sentences(text) if end - chars <= begin <= start]
    return min(room, default=start)


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


def _worth(inside: Sequence[Place], limit: int) -> float:
    """Return how much a part has.

    Different things count most, then how often they stand there, then how soon.
    """
    best: dict[int, float] = {}
    for place in inside:
        best[place.which] = max(best.get(place.which, 0.0), place.weight)
    soon = sum(limit - place.start for place in inside[:1]) / limit  # nothing, if none is inside
    return sum(best.values()) + 0.02 * min(len(inside), 10) + 0.01 * soon
