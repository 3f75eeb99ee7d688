"""Build the whole index anew from the database, beside the one that people search in."""

from forum.search.backend import Backend, Progress
from forum.search.keeping.documents import everything
from forum.search.keeping.outbox import all_rows, strike_out
from forum.search.keeping.store import Store


def rebuild(backend: Backend, store: Store, progress: Progress | None = None) -> None:
    """Build it and put it in the old one's place. What changes meanwhile is looked at later.

    Raises:
        IndexBusy, IndexBroken: the old index, if there was one, is still there.
    """
    with store.look() as session:
        seen = all_rows(session)  # before the words are read: all of this will be in them
    backend.rebuild(everything(store.look), progress)
    with store.write() as session:
        strike_out(session, seen)
