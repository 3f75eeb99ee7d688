"""Read Whoosh's files of a segment into arrays. The files never change.

What is asked for is read where it stands, so that the files take no memory of ours: they are many
times as large as what is ever asked for. Nothing here moves a place in a file that is shared, so
that threads and copied processes may read at once.
"""

import mmap
import os
import weakref
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from whoosh.codec.whoosh3 import W3Codec, W3TermInfo, W3TermsReader
from whoosh.filedb.structfile import BufferFile
from whoosh.reading import TermNotFound
from whoosh.util.numeric import byte_to_length

from forum.search.whoosh_engine.arrays.kinds import NOWHERE, Written
from forum.search.whoosh_engine.facts import FACTS, Facts, ids_of, unpack
from forum.search.whoosh_engine.parts import Part
from forum.search.whoosh_engine.schema import CODEC, segment_of, unpacked

# Whoosh keeps the length of a text in one byte: these are the lengths that it tells apart.
ROUGH_LENGTHS = np.array([byte_to_length(byte) for byte in range(256)], np.float32)


class SegmentFiles:
    """The open files of one segment."""

    def __init__(self, folder: Path, part: Part) -> None:
        self.count = part.count
        self._folder = folder
        self._segment = segment_of(part)
        self._dictionary = self._opened(W3Codec.TERMS_EXT)
        self._terms = self._dictionary.as_terms()
        self._lists = self._opened(W3Codec.POSTS_EXT)
        self._facts = _Opened(folder / W3Codec.column_filename(self._segment, "facts"))

    def written(self, field: str, term: str) -> Written:
        """Return where a term stands."""
        known = self._known(field, term)
        return self._listed(known) if known else NOWHERE

    def lists(self, field: str) -> Iterator[tuple[str, Written]]:
        """Yield the terms of a field and where they stand, in order."""
        every = self._dictionary.mapped().as_terms().items_from(field, b"")
        for (_, term), known in takewhile(lambda pair: pair[0][0] == field, every):
            yield term.decode(), self._listed(known)

    def frequency(self, field: str, term: str) -> int:
        """Return how many posts have a term, also those that were taken out; no list is read."""
        known = self._known(field, term)
        return int(known.doc_frequency()) if known else 0

    def facts(self) -> Facts:
        """Return the row of each post."""
        return unpack(self._facts.get(0, self.count * FACTS.itemsize))

    def ids_at(self, place: int) -> tuple[bytes, bytes]:
        """Return the ids of the post and of its conversation: a page asks for ten of them."""
        return ids_of(self._facts.get(place * FACTS.itemsize, FACTS.itemsize))

    def lengths(self) -> NDArray[np.uint8]:
        """Return how long each post's text is, as roughly as Whoosh keeps it: places in the above.

        There is no file for it if no post has a term.
        """
        is_written = any(True for _ in self.terms("text"))
        kept = np.frombuffer(self._column("_text_len") if is_written else b"", np.uint8)
        return np.pad(kept, (0, self.count - len(kept)))

    def terms(self, field: str) -> Iterator[str]:
        """Yield the terms of all its posts, also of those that were taken out, in order."""
        every = self._dictionary.mapped().as_terms().terms_from(field, b"")
        return (term.decode() for _, term in takewhile(lambda pair: pair[0] == field, every))

    def _known(self, field: str, term: str) -> W3TermInfo | None:
        try:
            return self._terms.term_info(field, term.encode())
        except TermNotFound:
            return None

    def _listed(self, known: W3TermInfo) -> Written:
        first, (length,) = known.extent()
        return unpacked(self._lists.get(first, length), known.doc_frequency())

    def _opened(self, ending: str) -> "_Opened":
        return _Opened(self._folder / self._segment.make_filename(ending))

    def _column(self, name: str) -> bytes:
        path: Path = self._folder / W3Codec.column_filename(self._segment, name)
        return path.read_bytes()


class _Terms(BufferFile):
    """A file that may be a dictionary."""

    def as_terms(self) -> W3TermsReader:
        self.file.seek(0, os.SEEK_END)
        return W3TermsReader(CODEC, self, self.file.tell(), None)


class _Opened(_Terms):
    """A file as Whoosh reads it, of which nothing stays in memory."""

    def __init__(self, path: Path) -> None:
        super().__init__(b"", name=path.name)
        self.file = file = path.open("rb", buffering=0)
        weakref.finalize(self, file.close)

    def get(self, position: int, length: int) -> bytes:
        return os.pread(self.file.fileno(), length, position)

    def mapped(self) -> "_Mapped":
        """Return the same for whoever goes through all of it, also when it has no name any more."""
        return _Mapped(mmap.mmap(self.file.fileno(), 0, access=mmap.ACCESS_READ))


class _Mapped(_Terms):
    """A file in memory, without a copy of it, for as long as somebody looks."""

    def __init__(self, mapped: mmap.mmap) -> None:
        super().__init__(b"")
        self._buf = self.file = mapped
