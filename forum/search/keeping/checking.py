"""Compare the index with the database."""

from sqlalchemy.orm import Session

from forum.search.backend import Backend
from forum.search.keeping.differences import Differences
from forum.search.keeping.documents import everything, ids_in
from forum.search.keeping.spreading import all_waiting
from forum.search.keeping.store import Store


def compare(backend: Backend, store: Store) -> Differences:
    """Return what differs, without what the index is still to look at.

    The forum may go on meanwhile: only what differs twice counts.

    Raises:
        NotReady: there is no index.
    """
    first = _compare_once(backend, store)
    if first.are_none:
        return first
    again = _compare_once(backend, store)
    return Differences(
        first.missing & again.missing,
        first.stale & again.stale,
        first.extra & again.extra,
        again.same,
    )


def _compare_once(backend: Backend, store: Store) -> Differences:
    left = dict(backend.entries())
    missing: set[bytes] = set()
    stale: set[bytes] = set()
    same = 0
    for document in everything(store.look):
        mark = left.pop(document.id, None)
        if mark is None:
            missing.add(document.id)
        elif mark != document.mark:
            stale.add(document.id)
        else:
            same += 1
    with store.look() as session:
        on_their_way = _waiting(session)
    missing, stale, extra = (set(ids) - on_their_way for ids in (missing, stale, left))
    return Differences(frozenset(missing), frozenset(stale), frozenset(extra), same)


def _waiting(session: Session) -> frozenset[bytes]:
    batch = all_waiting(session)
    return batch.posts | ids_in(session, batch.threads)
