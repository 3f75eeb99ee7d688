"""The chores about the search index, each apart: what is written is found soon, come what may.

All writing to the index is behind its own lock, so that two workers do no harm.
"""

import logging
from collections.abc import Callable, Collection
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from flask import Flask

from config import Settings
from forum.running.turn import Chore
from forum.search.backend import Backend, Document, Health, IndexBusy, NotReady
from forum.search.keeping.documents import among
from forum.search.keeping.indexing import Indexer
from forum.search.keeping.outbox import has_rows
from forum.search.keeping.rebuilding import rebuild
from forum.search.keeping.store import Store
from forum.search.leftovers import remove_leftovers
from forum.transaction import STANDS_ASIDE, reading, transaction

if TYPE_CHECKING:  # what it needs is installed only where search goes by meaning, too
    from forum.search.meaning.learning import Learner

# Touched whenever the index is in step: web/health.py looks how old it is.
SIGN = "search.alive"
VECTORS_AT_ONCE = 32
STORE = Store(look=reading, write=partial(transaction, STANDS_ASIDE))

log = logging.getLogger(__name__)


def for_search(app: Flask) -> list[Chore]:
    backend: Backend = app.extensions["search"]
    settings = app.extensions["settings"]
    indexer, sign = Indexer(backend, STORE), settings.data / SIGN
    purge = partial(_purge, backend, settings.data, used_by(settings))
    chores: list[tuple[str, timedelta, Callable[[], object]]] = [
        ("index-posts", timedelta(0), partial(_index, indexer, sign)),
        ("build-index", timedelta(seconds=10), partial(_build, backend)),
        # Twice a day: words that are gone are in no file after 24 hours.
        ("purge-index", timedelta(hours=12), purge),
    ]
    learner: Learner | None = getattr(backend, "learner", None)
    if learner is not None:
        chores += [
            ("make-vectors", timedelta(0), partial(_make_vectors, learner)),
            ("check-vectors", timedelta(minutes=10), learner.look_again),
        ]
    looks = {"index-posts": partial(_waits, sign)}
    return [
        Chore(name, every, _unless_busy(deed), apart=True, look=looks.get(name))
        for name, every, deed in chores
    ]


def used_by(settings: Settings) -> list[str]:
    """Return the names of the folders of search that are in use."""
    return [settings.search, *(["meaning"] if settings.meaning == "on" else [])]


def _waits(sign: Path) -> bool:
    """Return whether anything waits for the index, which is in step if nothing does."""
    with STORE.look() as session:
        waits = has_rows(session)
    if not waits:
        sign.touch()
    return waits


def _index(indexer: Indexer, sign: Path) -> None:
    indexer.catch_up()
    sign.touch()


def _build(backend: Backend) -> bool:
    """Build an index where there is none that we can use; return whether there was none."""
    if is_needed := backend.health() != Health.READY:
        log.info("the search index is being built")
        rebuild(backend, STORE)
        log.info("the search index is built")
    return is_needed


def _purge(backend: Backend, data: Path, used: Collection[str]) -> None:
    remove_leftovers(data, used=used)
    backend.purge()


def _make_vectors(learner: "Learner") -> bool:
    return learner.some(_documents, most=VECTORS_AT_ONCE) > 0


def _documents(ids: Collection[bytes]) -> list[Document]:
    with reading() as session:
        return list(among(session, ids))


def _unless_busy(deed: Callable[[], object]) -> Callable[[], object]:
    """Leave it for the next round while somebody else writes, or while there is no index."""

    def run() -> object:
        try:
            return deed()
        except (IndexBusy, NotReady):
            return None

    return run
