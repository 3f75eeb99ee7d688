"""The search engine that comes with the forum: Whoosh's files, read into arrays."""

import time
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from forum.search.backend import Audience, Document, Found, Health, Progress, Request
from forum.search.locks import LET_OTHERS_SECONDS, as_broken
from forum.search.trouble import NotOurs, NotReady
from forum.search.whoosh_engine import ledger
from forum.search.whoosh_engine.editing import Editor, Known, chunks
from forum.search.whoosh_engine.filling import write_part
from forum.search.whoosh_engine.opening import Opening
from forum.search.whoosh_engine.searching import ArrayIndex
from forum.search.whoosh_engine.writing import settled

TOLD_EVERY = 500


class WhooshBackend:
    """Searches and writes the index in the data folder. Nothing is opened before it is needed."""

    def __init__(self, data: Path, secret: bytes) -> None:
        self._folder = ledger.whoosh_folder(data, secret)
        self._opening = Opening(self._folder)
        self._checked = ledger.Checked()
        self._known: Known = {}

    def now(self) -> ArrayIndex:
        return self._opening.index().for_one_question()

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

    def entries(self) -> Mapping[bytes, int]:
        return self.now().entries()

    def apply(self, documents: Iterable[Document], gone: Collection[bytes] = ()) -> None:
        with self._editing() as editor:
            editor.put(documents, gone)
            editor.tidy()

    def purge(self) -> int:
        purged = 0
        while True:
            with self._editing() as editor:
                purged += editor.purge()
                if editor.is_pure:
                    return purged
            time.sleep(LET_OTHERS_SECONDS)

    def rebuild(self, documents: Iterable[Document], progress: Progress | None = None) -> None:
        contents = ledger.Ledger()
        with self._folder.building() as fresh:
            for some in chunks(_counted(documents, progress)):
                with as_broken():
                    part = write_part(fresh, some)
                    contents = contents.with_parts([*contents.parts, part], settled(fresh, part))
            with as_broken():
                ledger.keep(self._folder, fresh, contents)

    def is_rebuilding(self) -> bool:
        return self._folder.is_building()

    def health(self) -> Health:
        return self._opening.health()

    def warm(self) -> None:
        self.now().warm()

    def close(self) -> None:
        self._opening.close()
        self._known = {}

    @contextmanager
    def _editing(self) -> Iterator[Editor]:
        with self._folder.writing():
            try:
                editor = Editor(self._folder, self._folder.in_use(), self._known)
                self._checked.check(self._folder.in_use(), editor.contents)
                yield editor
            except NotOurs as error:
                raise NotReady from error


def _counted(documents: Iterable[Document], progress: Progress | None) -> Iterator[Document]:
    done = 0
    for done, document in enumerate(documents, 1):
        yield document
        if progress and done % TOLD_EVERY == 0:
            progress(done)
    if progress:
        progress(done)
