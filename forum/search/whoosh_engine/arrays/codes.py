"""A small number for each conversation and board, the same in every segment."""

import threading

import numpy as np
from numpy.typing import NDArray

from forum.search.whoosh_engine.arrays.kinds import Small

ID_BYTES = 16
_Ids = NDArray[np.bytes_]
_ID = np.dtype(f"S{ID_BYTES}")
_UNKNOWN = -1


class Codes:
    """Numbers ids from 0, in the order in which they are first met.

    They stand in one array, in order: as keys of a dictionary they took five times as much.
    """

    def __init__(self) -> None:
        self._known: tuple[_Ids, Small] = np.empty(0, _ID), np.empty(0, np.int32)
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._known[0])

    def get(self, id_: bytes) -> int | None:
        number = int(self._numbers_of(np.array([id_], _ID))[0])
        return None if number == _UNKNOWN else number

    def ids(self) -> list[bytes]:
        """Return the ids in the order of their numbers."""
        ids, numbers = self._known
        every = ids[np.argsort(numbers)].tobytes()
        return [every[at : at + ID_BYTES] for at in range(0, len(every), ID_BYTES)]

    def of(self, ids: bytes) -> Small:
        """Return the number of each of the ids, which stand one after another."""
        asked = np.frombuffer(ids, _ID)
        met, first, which = np.unique(asked, return_index=True, return_inverse=True)
        with self._lock:
            numbers = self._numbers_of(met)
            new = np.flatnonzero(numbers == _UNKNOWN)
            numbers[new[np.argsort(first[new])]] = np.arange(len(self), len(self) + len(new))
            known, theirs = self._known
            at = known.searchsorted(met[new])
            self._known = np.insert(known, at, met[new]), np.insert(theirs, at, numbers[new])
        return numbers[which]

    def _numbers_of(self, ids: _Ids) -> Small:
        known, numbers = self._known
        if not len(known):
            return np.full(len(ids), _UNKNOWN, np.int32)
        at = known.searchsorted(ids).clip(max=len(known) - 1)
        return np.where(known[at] == ids, numbers[at], np.int32(_UNKNOWN))
