"""Keep the index open that is in use, and open anew what changed."""

import threading
from dataclasses import dataclass

from forum.search.index_folder import IndexFolder, Stamp
from forum.search.trouble import Health, NotOurs, NotReady
from forum.search.whoosh_engine import ledger
from forum.search.whoosh_engine.arrays.memory import Memory
from forum.search.whoosh_engine.searching import ArrayIndex

# Whoever writes may take a file away while we open it: then there is another to be opened.
TRIES = 20


@dataclass(frozen=True, slots=True)
class _State:
    stamp: Stamp | None
    health: Health
    index: ArrayIndex | None = None


CLOSED = _State(None, Health.MISSING)


class Opening:
    """The index in use, for any number of threads; what was read is kept from one to the next."""

    def __init__(self, folder: IndexFolder) -> None:
        self._folder = folder
        self._turn = threading.Lock()
        self._memory = Memory()
        self._checked = ledger.Checked()
        self._state = CLOSED

    def index(self) -> ArrayIndex:
        """Return the index as it is now.

        Raises:
            NotReady: there is none that can be used.
        """
        index = self._now().index
        if index is None:
            raise NotReady
        return index

    def health(self) -> Health:
        return self._now().health

    def close(self) -> None:
        with self._turn:
            self._state, self._memory = CLOSED, Memory()

    def _now(self) -> _State:
        if self._state.stamp != self._folder.stamp():
            with self._turn:
                if self._state.stamp != self._folder.stamp():
                    self._state = self._opened()
        return self._state

    def _opened(self) -> _State:
        """Return what is in use; a file that is missing, though nothing changed, is damage."""
        stamp: Stamp = ()
        for _ in range(TRIES):
            before, stamp = stamp, self._folder.stamp()
            try:
                return _State(stamp, Health.READY, self._open())
            except NotReady:
                return _State(stamp, Health.MISSING)
            except NotOurs:
                return _State(stamp, Health.REFUSED)
            except FileNotFoundError:
                if stamp == before:
                    break
        return _State(stamp, Health.REFUSED)

    def _open(self) -> ArrayIndex:
        place = self._folder.in_use()
        contents = ledger.read(self._folder, place)
        self._checked.check(place, contents)
        return ArrayIndex(place, contents.parts, self._memory)
