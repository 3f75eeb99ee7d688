"""The vectors of posts: kept in step, and gone at once when a post goes."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from forum.search.backend import Document
from forum.search.locks import as_broken, locked
from forum.search.meaning import files
from forum.search.meaning.ids import Array, Vector, ids_of, in_order, is_one_of
from forum.search.meaning.rows import LIVING, Rows, facts_of, no_rows, text_of, vectors_of
from forum.search.ownership import make_private

# With more zeros than this among the rows, they are worth writing anew.
MOST_ZEROS = 0.25
NOWHERE = np.zeros(0, np.int64)


class VectorStore:
    """A folder of vectors that were made with the model `tag`. Any number of processes read it."""

    def __init__(self, folder: Path, tag: str) -> None:
        self._folder = folder
        self._tag = tag
        self._seen: tuple[object, Rows] = (None, no_rows())

    def rows(self) -> Rows:
        """Return what is kept now, zeros included."""
        try:
            inside = files.current(self._folder, self._tag)
            known = (inside, files.count(inside)) if inside else (None, 0)
            if known != self._seen[0]:
                self._seen = (known, files.open_rows(inside, known[1]) if inside else no_rows())
        except OSError:  # put aside a moment ago
            return no_rows()
        return self._seen[1]

    def marks(self) -> Mapping[bytes, int]:
        """Return the mark of each post that has a vector."""
        rows = self.rows()
        facts = rows.facts[rows.living]
        return dict(zip(ids_of(facts["id"]), facts["mark"].tolist(), strict=True))

    def among(self, ids: Collection[bytes]) -> set[bytes]:
        """Return those of `ids` that have a vector."""
        facts = self.rows().facts
        return set(ids_of(facts["id"][is_one_of(facts["id"], ids)]))

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Keep other writers out; each writes for a moment only.

        Raises:
            IndexBroken: the disk is full, or the folder is not ours.
        """
        with as_broken():
            make_private(self._folder)
            with locked(self._folder / "lock", tries=None):
                yield

    def put(self, documents: Sequence[Document], vectors: Sequence[Vector]) -> None:
        """Keep the vectors of these posts, instead of what there is of them."""
        self.forget([document.id for document in documents])
        self._append(Rows(facts_of(documents), vectors_of(vectors)))

    def forget(self, ids: Collection[bytes]) -> None:
        """Overwrite the vectors of these posts with zeros."""
        self._erase(np.flatnonzero(is_one_of(self.rows().facts["id"], ids)))

    def agree(self, documents: Collection[Document]) -> None:
        """Keep the vector of each whose words are the same, with its facts of now; no other."""
        rows, now = self.rows(), {document.id: document for document in documents}
        places = np.flatnonzero(is_one_of(rows.facts["id"], now))
        pairs = zip(places, ids_of(rows.facts["id"][places]), strict=True)
        old = [(at, now[of]) for at, of in pairs if rows.facts["mark"][at] != now[of].mark]
        same = [(at, post) for at, post in old if rows.facts["text"][at] == text_of(post)]
        vectors = np.array(rows.vectors[[at for at, _ in same]])
        self._erase(np.array([at for at, _ in old], np.int64))
        self._append(Rows(facts_of([post for _, post in same]), vectors))

    def keep_only(self, marks: Mapping[bytes, int]) -> None:
        """Overwrite whatever is of no post with this mark."""
        facts = self.rows().facts
        pairs = zip(ids_of(facts["id"]), facts["mark"].tolist(), strict=True)
        foreign = np.array([marks.get(of) != mark for of, mark in pairs], bool)
        self._erase(np.flatnonzero(foreign & (facts["flags"] & LIVING != 0)))

    def tidy(self) -> None:
        """Write the rows anew in the order of ids, if they are not, or if many are zeros.

        They came in the order of writing, which nobody shall read from a disk. No other files
        are left behind.
        """
        files.sweep(self._folder, self._tag)
        rows = self.rows()
        living = rows.living
        wanted = living[in_order(rows.facts["id"][living])]
        many_zeros = len(rows) - len(living) > MOST_ZEROS * len(rows)
        if many_zeros or not np.array_equal(wanted, living):
            files.begin(self._folder, self._tag, rows, wanted)

    def _inside(self) -> Path:
        found = files.current(self._folder, self._tag)
        return found or files.begin(self._folder, self._tag, no_rows(), NOWHERE)

    def _append(self, rows: Rows) -> None:
        if len(rows):
            files.append(self._inside(), rows)

    def _erase(self, places: Array) -> None:
        if len(places):
            files.erase(self._inside(), places)
