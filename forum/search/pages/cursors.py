"""Where a page of results begins, as text for an address."""

from math import isfinite

from forum.errors import NotFound
from forum.paging import pack, unpack
from forum.search.backend import Position

LAYOUT = ">BdQ"
HAS_ALL, NEGATIVE = 1, 2


def written(at: Position) -> str:
    flags = HAS_ALL * at.has_all | NEGATIVE * (at.tie < 0)
    return pack(LAYOUT, flags, at.key, abs(at.tie))  # type: ignore[arg-type]  # a float


def read(text: str) -> Position:
    """Return the place that `text` names.

    Raises:
        NotFound: it names none.
    """
    flags, key, tie = _numbers(text)
    if not isfinite(key):
        raise NotFound
    return Position(bool(flags & HAS_ALL), key, -tie if flags & NEGATIVE else tie)


def _numbers(text: str) -> tuple[int, float, int]:
    flags, key, tie = unpack(LAYOUT, text)
    return int(flags), float(key), int(tie)
