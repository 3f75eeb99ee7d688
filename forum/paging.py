"""Older and newer by position, never by page number: the hundredth page costs what the first does.

A cursor is a few integers and an id, packed and written as URL text. It tells where a page
begins and nothing that the page itself does not show.
"""

import base64
import binascii
import struct
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from forum.errors import NotFound

CURSOR_MAX_CHARS = 64
T = TypeVar("T")


def pack(layout: str, *values: int | bytes) -> str:
    """Return `values` as URL text. `layout` is a struct format, such as ">q" or ">IH16s"."""
    return base64.urlsafe_b64encode(struct.pack(layout, *values)).rstrip(b"=").decode("ascii")


def unpack(layout: str, text: str) -> tuple[int | bytes, ...]:
    """Return what `pack` was given.

    Raises:
        NotFound: `text` is no cursor of this layout.
    """
    if len(text) > CURSOR_MAX_CHARS:
        raise NotFound
    try:
        padded = text.encode("ascii") + b"=" * (-len(text) % 4)
        return struct.unpack(layout, base64.b64decode(padded, altchars=b"-_", validate=True))
    except (UnicodeEncodeError, binascii.Error, struct.error) as error:
        raise NotFound from error


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
