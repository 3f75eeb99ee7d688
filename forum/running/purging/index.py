"""Take the words of posts that are gone out of the search index, whichever engine it has."""

import time
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from forum.running.purging.steps import NotDone, Show
from forum.search.backend import Backend, IndexBroken, IndexBusy, NotReady
from forum.search.keeping.indexing import Indexer
from forum.search.keeping.store import Store
from forum.search.leftovers import remove_leftovers

TRIES, APART_SECONDS = 50, 0.2
LABEL = "Purging the search index"
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


def purge_index(searched: Searched, show: Show) -> str:
    """Raises NotDone."""
    remove_leftovers(searched.data, used=searched.used)
    try:
        show(LABEL, partial(_purge_patiently, searched), _most_written(searched))
    except NotReady:
        return "There is no search index yet."
    except IndexBusy as problem:
        raise NotDone(BUSY) from problem
    except IndexBroken as problem:
        raise NotDone(BROKEN) from problem
    return "The search index holds no words of posts that are gone."


def _purge_patiently(searched: Searched) -> None:
    for left in reversed(range(TRIES)):
        try:
            Indexer(searched.backend, searched.store).catch_up()
            searched.backend.purge()
            return
        except IndexBusy:
            if not left:
                raise
            time.sleep(APART_SECONDS)


def _most_written(searched: Searched) -> int:
    """Return how many bytes it can be: all of the index, if each part of it has something gone."""
    files = (searched.data / "search").rglob("*")
    with suppress(FileNotFoundError):  # somebody else put another file in its place
        return sum(file.stat().st_size for file in files if file.is_file())
    return 0
