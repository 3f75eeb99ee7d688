"""Take the words of posts that are gone out of the search index, whichever engine it has."""

import time
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from forum.running.purging.steps import NotDone
from forum.search.backend import Backend, IndexBroken, IndexBusy, NotReady
from forum.search.keeping.indexing import Indexer
from forum.search.keeping.store import Store
from forum.search.leftovers import remove_leftovers

TRIES, APART_SECONDS = 50, 0.2
BUSY = "Somebody builds the search index just now, or purges it. Run this again in a few minutes."
BROKEN = (
    "The search index could not be written. Is the disk full? "
    "Look at 'search' in the data folder, then run this again."
)


@dataclass(frozen=True)
class Searched:
    """Where the index is, and which ways to search are chosen."""

    backend: Backend
    store: Store
    data: Path
    used: Collection[str]


def purge_index(searched: Searched) -> str:
    """Raises NotDone."""
    remove_leftovers(searched.data, used=searched.used)
    for _ in range(TRIES):
        try:
            Indexer(searched.backend, searched.store).catch_up()
            searched.backend.purge()
        except IndexBusy:
            time.sleep(APART_SECONDS)
        except NotReady:
            return "There is no search index yet."
        except IndexBroken as problem:
            raise NotDone(BROKEN) from problem
        else:
            return "The search index holds no words of posts that are gone."
    raise NotDone(BUSY)
