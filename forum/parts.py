"""A part of a list that is in memory already: what comes before it and what comes after."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from forum.paging import pack, unpack

T = TypeVar("T")


@dataclass(frozen=True)
class Part(Generic[T]):
    """Some of a list. `older`, `newer`: cursors; "" is the beginning, None no such part."""

    things: Sequence[T]
    older: str | None
    newer: str | None


def part(things: Sequence[T], key: Callable[[T], bytes], *, after: str, size: int = 20) -> Part[T]:
    """Return the part of a list that is in memory already which follows the cursor `after`.

    A cursor names the last thing before the part; when that is gone, the part begins where it
    stood.

    Args:
        key: 16 bytes that tell one thing of the list from all others.

    Raises:
        NotFound: `after` is not a cursor.
    """
    start = _start(things, key, after) if after else 0
    end = start + size
    return Part(
        things=things[start:end],
        older=_cursor(things, key, end) if end < len(things) else None,
        newer=(_cursor(things, key, start - size) if start > size else "") if start else None,
    )


def _start(things: Sequence[T], key: Callable[[T], bytes], after: str) -> int:
    place, wanted = unpack(">I16s", after)
    found = (at + 1 for at, thing in enumerate(things) if key(thing) == wanted)
    return next(found, min(max(int(place) - 1, 0), len(things)))


def _cursor(things: Sequence[T], key: Callable[[T], bytes], start: int) -> str:
    return pack(">I16s", start, key(things[start - 1]))
