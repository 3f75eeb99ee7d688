"""Keep the index open that is in use, and open anew what changed."""

import threading
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from forum.clock import now
from forum.search.index_folder import IndexFolder, Stamp
from forum.search.trouble import Health, NotOurs, NotReady
from forum.search.whoosh_engine import ledger
from forum.search.whoosh_engine.arrays.memory import Memory
from forum.search.whoosh_engine.searching import ArrayIndex

# Whoever writes may take a file away while we open it: then there is another to be opened.
TRIES = 20


@dataclass(slots=True)
class _State:
    """`index` is opened when somebody asks: the worker only looks whether there is one."""

    stamp: Stamp | None
    health: Health
    contents: tuple[Path, ledger.Ledger] | None = None
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
        self._looked_at: datetime | None = None

    def index(self) -> ArrayIndex:
        """Return the index as it is now.

        Raises:
            NotReady: there is none that can be used.
        """
        for _ in range(TRIES):
            state = self._now()
            if state.contents is None:
                break
            if index := state.index or self._read(state, *state.contents):
                return index
        raise NotReady

    def health(self) -> Health:
        """Return how the index is now, every file looked at."""
        self._looked_at = None
        return self._now().health

    def close(self) -> None:
        with self._turn:
            self._state, self._memory = CLOSED, Memory()

    def _now(self) -> _State:
        if not self._is_in_use():
            with self._turn:
                if not self._is_in_use():
                    self._state = self._opened()
                    self._looked_at = now()
        return self._state

    def _is_in_use(self) -> bool:
        """Return whether nothing changed; every file is looked at once in a second."""
        state = self._state
        if state.stamp != self._folder.stamp():
            return False
        return self._looked_at == now() or self._is_whole(state)

    def _is_whole(self, state: _State) -> bool:
        try:
            if state.contents:
                self._folder.in_use()
                self._checked.check(*state.contents)
        except (NotReady, NotOurs, FileNotFoundError):
            return False
        self._looked_at = now()
        return True

    def _opened(self) -> _State:
        """Return what is in use; a file that is missing, though nothing changed, is damage."""
        stamp: Stamp = ()
        for _ in range(TRIES):
            before, stamp = stamp, self._folder.stamp()
            try:
                return self._open(stamp)
            except NotReady:
                return _State(stamp, Health.MISSING)
            except NotOurs:
                return _State(stamp, Health.REFUSED)
            except FileNotFoundError:
                if stamp == before:
                    break
        return _State(stamp, Health.REFUSED)

    def _open(self, stamp: Stamp) -> _State:
        place = self._folder.in_use()
        contents = ledger.read(self._folder, place)
        self._checked.check(place, contents)
        return _State(stamp, Health.READY, (place, contents))

    def _read(self, state: _State, place: Path, contents: ledger.Ledger) -> ArrayIndex | None:
        """Open what it consists of; None if that is no longer so."""
        with self._turn:
            try:
                if state is self._state and state.index is None:
                    self._checked.check(place, contents)
                    state.index = ArrayIndex(place, contents.parts, self._memory)
            except (NotOurs, FileNotFoundError):
                self._looked_at = None
            return state.index
