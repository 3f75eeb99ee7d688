"""Join what was found by words with what was found by meaning: reciprocal rank fusion. Pure.

Source: Cormack, Clarke and Buettcher, "Reciprocal rank fusion outperforms Condorcet" (2009), with
k = 60. Ranks can be joined; scores of two kinds cannot.
"""

from collections.abc import Sequence
from typing import Protocol

from forum.search.backend import Hit, Position

K = 60


class Like(Protocol):
    """Something found by meaning."""

    @property
    def id(self) -> bytes: ...
    @property
    def thread(self) -> bytes: ...


def what(found: Like, *, per_thread: bool) -> bytes:
    """Return what is shown once only."""
    return found.thread if per_thread else found.id


def fused(by_words: Sequence[Hit], by_meaning: Sequence[Like], *, per_thread: bool) -> list[Hit]:
    """Return both in one order. A conversation is shown by the post that has the words, if any."""
    shown: dict[bytes, Hit] = {}
    scores: dict[bytes, float] = {}
    added = [Hit(like.id, like.thread, 0.0, has_all=False) for like in by_meaning]
    for hits in (by_words, added):
        for rank, hit in enumerate(hits, start=1):
            place = what(hit, per_thread=per_thread)
            shown.setdefault(place, hit)
            scores[place] = scores.get(place, 0.0) + 1 / (K + rank)
    joined = (Hit(hit.id, hit.thread, scores[at], hit.has_all) for at, hit in shown.items())
    return sorted(joined, key=_place)


def position_of(hit: Hit) -> Position:
    """Return the place behind a fused hit: below zero, where no place of words alone is."""
    key, tie = _place(hit)
    return Position(has_all=False, key=key, tie=tie)


def is_fused(after: Position | None) -> bool:
    """Return whether a page begins within what was joined, and not behind it."""
    return after is None or after.key < 0


def behind(hits: Sequence[Hit], after: Position | None) -> list[Hit]:
    return [hit for hit in hits if after is None or _place(hit) > (after.key, after.tie)]


def _place(hit: Hit) -> tuple[float, int]:
    return -hit.score, int.from_bytes(hit.id[:8], "big")
