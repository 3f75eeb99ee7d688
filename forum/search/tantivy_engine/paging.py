"""One page out of everything that was found, walked from the best on. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from forum.search.backend import Found, Hit, Order, Position, Request

Key = tuple[bool, float, int]


@dataclass(frozen=True, slots=True)
class Walk:
    """Hits in order as far as they are known; `is_whole` if there are no more."""

    hits: tuple[Hit, ...]
    is_whole: bool


def in_order(hits: Iterable[Hit]) -> list[Hit]:
    return sorted(hits, key=_key)


def one_per_thread(hits: Iterable[Hit]) -> Iterator[Hit]:
    """Yield the first hit of each conversation."""
    seen: set[bytes] = set()
    for hit in hits:
        if hit.thread not in seen:
            seen.add(hit.thread)
            yield hit


def behind(hits: Iterable[Hit], position: Position | None) -> list[Hit]:
    """Return the hits that come after the position."""
    if position is None:
        return list(hits)
    last = (not position.has_all, -position.key, position.tie)
    return [hit for hit in hits if _key(hit) > last]


def page(walk: Walk, request: Request) -> Found | None:
    """Return the page without its numbers; None if more must be known for it."""
    hits = one_per_thread(walk.hits) if request.per_thread else walk.hits
    left = behind(hits, request.after)
    if len(left) <= request.limit and not walk.is_whole:
        return None
    shown = tuple(left[: request.limit])
    has_more = len(left) > len(shown) and bool(shown)
    return Found(shown, next=position_of(shown[-1]) if has_more else None)


def position_of(hit: Hit) -> Position:
    return Position(hit.has_all, hit.score, _tie(hit))


def _key(hit: Hit) -> Key:
    """Return what sorts a hit: all before some, high before low, then by id."""
    return not hit.has_all, -hit.score, _tie(hit)


def _tie(hit: Hit) -> int:
    return int.from_bytes(hit.id[:8], "big")


def is_newest(request: Request) -> bool:
    return request.order is Order.NEWEST
