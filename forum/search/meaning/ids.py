"""Ids of sixteen bytes as arrays have them: two numbers each."""

from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
Vector = NDArray[np.float32]

# So many are looked for one by one.
FEW = 32


def halves(id: bytes) -> tuple[int, int]:  # noqa: A002
    """Return an id as two numbers, as rows have it."""
    return int.from_bytes(id[:8], "little"), int.from_bytes(id[8:], "little")


def is_one_of(column: Array, ids: Iterable[bytes]) -> Array:
    """Return for each id of the column whether it is among `ids`."""
    first, second = column[:, 0], column[:, 1]
    wanted = [halves(each) for each in ids]
    found = np.zeros(len(column), bool)
    if len(wanted) <= FEW:
        near = np.ascontiguousarray(first)
        for one, other in wanted:
            places = np.flatnonzero(near == one)
            found[places] |= second[places] == other
        return found
    places = np.flatnonzero(np.isin(first, np.array(wanted, "<u8")[:, 0]))
    known = set(wanted)
    pairs = zip(first[places].tolist(), second[places].tolist(), strict=True)
    found[places] = [pair in known for pair in pairs]
    return found


def in_order(column: Array) -> Array:
    """Return the places of the ids, sorted: an order that tells nothing, for ids are random."""
    return np.lexsort((column[:, 1], column[:, 0]))


def ids_of(column: Array) -> list[bytes]:
    whole = np.ascontiguousarray(column).tobytes()
    return [whole[at : at + 16] for at in range(0, len(whole), 16)]
