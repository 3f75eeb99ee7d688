"""Let the index look again at what changed: one batch after the other, while batches are full."""

from forum.search.backend import Backend
from forum.search.keeping.changing import Change, change_of
from forum.search.keeping.outbox import Batch, next_batch, strike_out
from forum.search.keeping.spreading import has_boards, spread_boards
from forum.search.keeping.store import Store


class Indexer:
    """Lets the index look at what waits. Killed and begun again, it comes to the same end."""

    def __init__(self, backend: Backend, store: Store) -> None:
        self._backend, self._store = backend, store
        self._ahead: set[bytes] = set()

    def catch_up(self) -> None:
        """Look at all that waits now; what is written meanwhile may go on waiting.

        A batch costs much the same whether it has one post or many. So one that was not full is
        the last: the next call will find as many as were written since.

        What is taken in while another index is built may not be in that one: it goes on waiting,
        and is looked at once more when the other is in its place.

        Raises:
            NotReady, IndexBusy, IndexBroken: what waits goes on waiting.
        """
        while self._look():
            pass

    def _look(self) -> bool:
        """Look at one batch; return whether there may be more.

        Only once the batch is read we ask whether another index is built: one that is begun later
        has all of it.
        """
        with self._store.look() as session:
            batch, boards = next_batch(session, without=self._ahead), has_boards(session)
            change = change_of(session, batch, self._backend.entries)
        if self._backend.is_rebuilding():
            return self._look_ahead(batch, change)
        if self._ahead:
            self._ahead.clear()
            return True
        self._apply(change)
        if batch.rows or boards:
            with self._store.write() as session:
                strike_out(session, batch.rows)
                spread_boards(session)
        return batch.is_full or boards

    def _look_ahead(self, batch: Batch, change: Change) -> bool:
        self._apply(change)
        self._ahead.update(batch.rows)
        return batch.is_full

    def _apply(self, change: Change) -> None:
        if change.documents or change.gone:
            self._backend.apply(change.documents, change.gone)
