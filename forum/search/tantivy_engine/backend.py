"""The engine that keeps its index in tantivy's files. See forum/search/backend.py."""

import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from forum.search.backend import (
    Audience,
    Document,
    Found,
    Health,
    IndexBroken,
    NotReady,
    Progress,
    Request,
)
from forum.search.tantivy_engine import finding
from forum.search.tantivy_engine.entry import of_document
from forum.search.tantivy_engine.generations import Generations
from forum.search.tantivy_engine.guard import guarded
from forum.search.tantivy_engine.guessing import suggest
from forum.search.tantivy_engine.pair import Pair
from forum.search.tantivy_engine.reading import Snapshot
from forum.search.tantivy_engine.soundness import Unsound


class TantivyBackend:
    """Searches and writes the index in `folder`. Nothing is opened before it is needed."""

    def __init__(self, folder: Path) -> None:
        self._generations = Generations(folder)
        self._opened: tuple[tuple[int, Path], Pair] | None = None

    def find(self, request: Request) -> Found:
        if not request.wanted:
            return Found(())
        with self._reading(request.audience) as snapshot:
            return finding.find(snapshot, request)

    def by_board(self, request: Request) -> Mapping[bytes, int]:
        if not request.wanted:
            return {}
        with self._reading(request.audience) as snapshot:
            return finding.by_board(snapshot, request)

    def frequency(self, term: str, audience: Audience) -> int:
        with self._reading(audience) as snapshot:
            return finding.frequency(snapshot, term)

    def posts(self, audience: Audience) -> int:
        with self._reading(audience) as snapshot:
            return snapshot.posts

    def suggest(self, word: str) -> tuple[str, ...]:
        with self._reading(Audience.EVERYONE) as snapshot:
            return suggest(snapshot, word)

    def apply(self, documents: Iterable[Document], gone: Collection[bytes] = ()) -> None:
        entries = [of_document(document) for document in documents]
        with self._writing() as pair:
            pair.put(entries, {id_.hex() for id_ in gone})

    def purge(self) -> int:
        with self._writing() as pair:
            return pair.purge()

    def entries(self) -> Mapping[bytes, int]:
        with self._reading(Audience.MEMBERS) as snapshot:
            return snapshot.marks()

    def rebuild(self, documents: Iterable[Document], progress: Progress | None = None) -> None:
        with self._generations.building() as fresh:
            pair = Pair(fresh)
            pair.make()
            pair.fill(documents, progress)

    def is_rebuilding(self) -> bool:
        return self._generations.is_building()

    def health(self) -> Health:
        try:
            pair = self._pair()
            if pair is None:
                return Health.MISSING
            pair.check()
            pair.snapshot(Audience.MEMBERS)
        except (Unsound, NotReady, IndexBroken):
            return Health.REFUSED
        return Health.READY

    def warm(self) -> None:
        for audience in Audience:
            with self._reading(audience) as snapshot:
                snapshot.warm()

    def close(self) -> None:
        self._opened = None

    @contextmanager
    def _reading(self, audience: Audience) -> Iterator[Snapshot]:
        try:
            pair = self._pair()
            if pair is None:
                raise NotReady("there is no index")
            with guarded():
                yield pair.snapshot(audience)
        except (Unsound, IndexBroken) as error:
            raise NotReady("the index cannot be read") from error

    @contextmanager
    def _writing(self) -> Iterator[Pair]:
        try:
            with self._generations.writing():
                pair = self._pair()
                if pair is None:
                    raise NotReady("there is no index")
                pair.check()
                yield pair
        except Unsound as error:
            raise NotReady("the index must be built anew") from error

    def _pair(self) -> Pair | None:
        """Return the index in use; each process opens it for itself."""
        folder = self._generations.current()
        if folder is None:
            return None
        key = (os.getpid(), folder)
        if (opened := self._opened) is None or opened[0] != key:
            self._opened = opened = (key, Pair(folder))
        return opened[1]
