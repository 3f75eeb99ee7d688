"""The engine that keeps its index in tantivy's files. See forum/search/backend.py."""

import os
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from forum.clock import now
from forum.search.asking.phrases import signature
from forum.search.backend import (
    Audience,
    Document,
    Found,
    Health,
    Index,
    IndexBroken,
    NotReady,
    Progress,
    Request,
)
from forum.search.index_folder import IndexFolder, Stamp
from forum.search.locks import LET_OTHERS_SECONDS
from forum.search.manifest import Manifest
from forum.search.tantivy_engine.entry import of_document
from forum.search.tantivy_engine.finding import Finder
from forum.search.tantivy_engine.guard import guarded
from forum.search.tantivy_engine.guessing import suggest
from forum.search.tantivy_engine.pair import Pair
from forum.search.tantivy_engine.reading import Snapshot
from forum.search.tantivy_engine.schema import VERSION
from forum.search.trouble import NotOurs


class Moment:
    """Answers from the index of each audience as it was when it was first asked.

    Args:
        take: returns an audience's index as it is now.
    """

    def __init__(self, take: Callable[[Audience], Snapshot]) -> None:
        self._take = take
        self._finders: dict[Audience, Finder] = {}

    def find(self, request: Request) -> Found:
        if not request.wanted:
            return Found(())
        finder = self._finder(request.audience)
        with guarded(NotReady):
            return finder.find(request)

    def by_board(self, request: Request) -> Mapping[bytes, int]:
        if not request.wanted:
            return {}
        finder = self._finder(request.audience)
        with guarded(NotReady):
            return finder.by_board(request)

    def frequency(self, term: str, audience: Audience) -> int:
        snapshot = self._finder(audience).snapshot
        with guarded(NotReady):
            return snapshot.having(term)

    def posts(self, audience: Audience) -> int:
        return self._finder(audience).snapshot.posts

    def suggest(self, word: str) -> tuple[str, ...]:
        snapshot = self._finder(Audience.EVERYONE).snapshot
        with guarded(NotReady):
            return suggest(snapshot, word)

    def _finder(self, audience: Audience) -> Finder:
        if audience not in self._finders:
            self._finders[audience] = Finder(self._take(audience))
        return self._finders[audience]


class TantivyBackend:
    """Searches and writes the index in the data folder. Nothing is opened before it is needed."""

    def __init__(self, data: Path, secret: bytes) -> None:
        version = f"{VERSION} {signature()}"
        self._folder = IndexFolder(data, secret, engine="tantivy", version=version)
        self._opened: tuple[tuple[int, Path], Pair] | None = None
        self._seen: tuple[Stamp, datetime, Path] | None = None

    def now(self) -> Index:
        return Moment(self._snapshot)

    def find(self, request: Request) -> Found:
        return self.now().find(request)

    def by_board(self, request: Request) -> Mapping[bytes, int]:
        return self.now().by_board(request)

    def frequency(self, term: str, audience: Audience) -> int:
        return self.now().frequency(term, audience)

    def posts(self, audience: Audience) -> int:
        return self.now().posts(audience)

    def suggest(self, word: str) -> tuple[str, ...]:
        return self.now().suggest(word)

    def apply(self, documents: Iterable[Document], gone: Collection[bytes] = ()) -> None:
        entries = [of_document(document) for document in documents]
        with self._writing() as pair:
            pair.put(entries, {id_.hex() for id_ in gone})

    def purge(self) -> int:
        with self._writing() as pair:
            went = pair.taken_out()
        begun: dict[str, int] = {}
        while True:
            with self._writing() as pair:
                if not pair.renew_some(begun):
                    return went
            time.sleep(LET_OTHERS_SECONDS)

    def entries(self) -> Mapping[bytes, int]:
        snapshot = self._snapshot(Audience.MEMBERS)
        with guarded(NotReady):
            return snapshot.marks()

    def rebuild(self, documents: Iterable[Document], progress: Progress | None = None) -> None:
        with self._folder.building() as fresh:
            pair = Pair(fresh)
            pair.make()
            pair.fill(documents, progress)
            self._folder.keep(fresh, Manifest())

    def is_rebuilding(self) -> bool:
        return self._folder.is_building()

    def health(self) -> Health:
        try:
            folder = self._folder.in_use()
        except NotReady:
            return Health.MISSING
        except NotOurs:
            return Health.REFUSED
        try:
            self._pair(folder).check()
            self._pair(folder).snapshot(Audience.MEMBERS)
        except (NotOurs, NotReady, IndexBroken):
            return Health.REFUSED
        return Health.READY

    def warm(self) -> None:
        for audience in Audience:
            snapshot = self._snapshot(audience)
            with guarded(NotReady):
                snapshot.warm()

    def close(self) -> None:
        self._opened = None

    def _snapshot(self, audience: Audience) -> Snapshot:
        """Return the index in use; once more, if another took its place meanwhile."""
        while True:
            folder = self._used()
            try:
                return self._pair(folder).snapshot(audience)
            except (NotOurs, NotReady, IndexBroken) as error:
                if self._used() == folder:
                    raise NotReady from error

    def _used(self) -> Path:
        """Return the folder of the index in use. Whose it is, is looked at once in a second."""
        stamp, at = self._folder.stamp(), now()
        if (seen := self._seen) is None or seen[:2] != (stamp, at):
            try:
                self._seen = seen = (stamp, at, self._folder.in_use())
            except NotOurs as error:
                raise NotReady from error
        return seen[2]

    @contextmanager
    def _writing(self) -> Iterator[Pair]:
        with self._folder.writing():
            try:
                pair = self._pair(self._folder.in_use())
                pair.check()
            except NotOurs as error:
                raise NotReady from error
            yield pair

    def _pair(self, folder: Path) -> Pair:
        """Return the index in this folder; each process opens it for itself."""
        key = (os.getpid(), folder)
        if (opened := self._opened) is None or opened[0] != key:
            try:
                self._folder.manifest(folder)
            except FileNotFoundError as error:
                raise NotOurs from error
            self._opened = opened = (key, Pair(folder))
        return opened[1]
