"""A small number for each conversation and board, the same in every segment."""

import threading

import numpy as np

from forum.search.whoosh_engine.arrays.kinds import Small

ID_BYTES = 16


class Codes:
    """Numbers ids from 0, in the order in which they are first met."""

    def __init__(self) -> None:
        self._known: dict[bytes, int] = {}
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._known)

    def get(self, id_: bytes) -> int | None:
        return self._known.get(id_)

    def ids(self) -> list[bytes]:
        """Return the ids in the order of their numbers."""
        return list(self._known)

    def of(self, ids: bytes) -> Small:
        """Return the number of each of the ids, which stand one after another."""
        known = self._known
        parts = (ids[at : at + ID_BYTES] for at in range(0, len(ids), ID_BYTES))
        with self._lock:
            numbers = (known.setdefault(part, len(known)) for part in parts)
            return np.fromiter(numbers, np.int32, len(ids) // ID_BYTES)
