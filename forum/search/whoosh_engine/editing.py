"""Change an index: a change is there, whole, once its manifest is in place; and not before."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from forum.search.backend import Document
from forum.search.index_folder import IndexFolder
from forum.search.manifest import MANIFEST
from forum.search.whoosh_engine import ledger
from forum.search.whoosh_engine.filling import write_part
from forum.search.whoosh_engine.merging import merge_parts
from forum.search.whoosh_engine.parts import Part
from forum.search.whoosh_engine.policy import PART_MAX, to_merge, to_purge
from forum.search.whoosh_engine.whereabouts import Whereabouts
from forum.search.whoosh_engine.writing import settled

Known = dict[str, Whereabouts]


class Editor:
    """The index in use, for whoever holds the lock.

    Args:
        known: where the posts are, by part; goes from one editor to the next.
    """

    def __init__(self, folder: IndexFolder, index: Path, known: Known) -> None:
        self._folder = folder
        self._index = index
        self.contents = ledger.read(folder, index)
        self._known = known

    def put(self, documents: Iterable[Document], gone: Collection[bytes]) -> None:
        """Put these in, over what there is of them, and take those out."""
        latest = {document.id: document for document in documents}
        for each in self._unchanged(latest):
            del latest[each]
        leaving = latest.keys() | (set(gone) - {*latest} if gone else set())
        parts = [self._without(part, leaving) for part in self.contents.parts]
        if latest or parts != list(self.contents.parts):
            with self._clean():
                fresh = [write_part(self._index, some) for some in chunks(latest.values())]
                self._keep(parts, fresh)

    def tidy(self) -> None:
        """Make few parts of many."""
        while chosen := to_merge(self.contents.parts):
            self._rewrite(chosen)

    def purge(self) -> int:
        """Write a part anew that has posts which were taken out; return how many they were.

        Nothing else is left in the folder afterwards but what the index consists of.
        """
        self._folder.sweep()
        self._sweep()
        chosen = to_purge(self.contents.parts)
        if chosen:
            self._rewrite(chosen)
        return sum(len(part.deleted) for part in chosen)

    @property
    def is_pure(self) -> bool:
        """Return whether no part has posts that were taken out."""
        return not to_purge(self.contents.parts)

    def _rewrite(self, chosen: Sequence[Part]) -> None:
        kept = [part for part in self.contents.parts if part not in chosen]
        with self._clean():
            self._keep(kept, [merge_parts(self._index, chosen)])

    def _keep(self, parts: Sequence[Part], fresh: Sequence[Part]) -> None:
        digests = {
            name: each for part in fresh for name, each in settled(self._index, part).items()
        }
        self.contents = self.contents.with_parts([*parts, *fresh], digests)
        ledger.keep(self._folder, self._index, self.contents)

    @contextmanager
    def _clean(self) -> Iterator[None]:
        """Leave no file that the index does not consist of, also where writing fails."""
        try:
            yield
        finally:
            self._sweep()

    def _sweep(self) -> None:
        names = {part.name for part in ledger.read(self._folder, self._index).parts}
        for file in self._index.iterdir():
            if file.name != MANIFEST and file.name.partition(".")[0] not in names:
                file.unlink()
        for name in self._known.keys() - names:
            del self._known[name]

    def _unchanged(self, latest: dict[bytes, Document]) -> list[bytes]:
        """Return the ids of those that the index has just like this."""
        return [
            each
            for part in self.contents.parts
            for each, place in self._places(part, latest).items()
            if self._whereabouts(part).mark(place) == latest[each].mark
        ]

    def _without(self, part: Part, ids: Collection[bytes]) -> Part:
        leaving = self._places(part, ids).values()
        return part.without(leaving) if leaving else part

    def _places(self, part: Part, ids: Collection[bytes]) -> dict[bytes, int]:
        """Return where in the part those of `ids` are that live there."""
        found, gone = self._whereabouts(part).places(ids), set(part.deleted)
        return {each: place for each, place in found.items() if place not in gone}

    def _whereabouts(self, part: Part) -> Whereabouts:
        if part.name not in self._known:
            self._known[part.name] = Whereabouts(self._index, part)
        return self._known[part.name]


def chunks(documents: Iterable[Document]) -> Iterator[list[Document]]:
    """Yield the documents in as many as go into a part."""
    every = iter(documents)
    while some := list(islice(every, PART_MAX)):
        yield some
