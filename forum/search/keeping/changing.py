"""What of a batch the index does not have as the database has it now."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from forum.search.backend import Document
from forum.search.keeping.documents import among, ids_in, of_threads
from forum.search.keeping.outbox import Batch

# Asking the index for all it has takes as long as putting in some hundreds of posts. Of so few that
# wait only with their conversation it is not worth it; those that wait by themselves were changed.
FEW = 250


@dataclass(frozen=True)
class Change:
    """What the index has to take in, and what has to leave it."""

    documents: list[Document]
    gone: frozenset[bytes]


def change_of(session: Session, batch: Batch, entries: Callable[[], Mapping[bytes, int]]) -> Change:
    """Return how the database has it now, without what the index has already."""
    ids = batch.posts | ids_in(session, batch.threads)
    known = entries() if len(ids) - len(batch.posts) > FEW else None
    found: set[bytes] = set()
    changed: dict[bytes, Document] = {}
    for documents in (among(session, batch.posts), of_threads(session, batch.threads)):
        for document in documents:
            found.add(document.id)
            if known is None or known.get(document.id) != document.mark:
                changed[document.id] = document
    gone = ids - found if known is None else (ids - found) & known.keys()
    return Change(list(changed.values()), frozenset(gone))
