"""Read Whoosh's files of a segment into arrays. The files never change.

Nothing here moves a place in a file that is shared, so that threads and copied processes may
read at once.
"""

import mmap
import zlib
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.codec.whoosh3 import W3Codec
from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import BufferFile
from whoosh.reading import TermNotFound
from whoosh.util.numeric import byte_to_length

from forum.search.whoosh_engine.arrays.kinds import NOWHERE, Written
from forum.search.whoosh_engine.facts import Facts, unpack
from forum.search.whoosh_engine.parts import Part
from forum.search.whoosh_engine.schema import CODEC, segment_of

Block = tuple[list[int], Any, Any]
_TAG_BYTES = 4
# Whoosh keeps the length of a text in one byte: these are the lengths that it tells apart.
_LENGTHS = np.array([byte_to_length(byte) for byte in range(256)], np.float64)


class SegmentFiles:
    """The open files of one segment."""

    def __init__(self, folder: Path, part: Part) -> None:
        self.count = part.count
        self._folder = folder
        self._segment = segment_of(part)
        self._storage = _Mapping(str(folder))
        self._terms = CODEC.terms_reader(self._storage, self._segment)
        self._lists = self._storage.open_file(self._segment.make_filename(W3Codec.POSTS_EXT))

    def written(self, field: str, term: str) -> Written:
        """Return where a term stands."""
        blocks = list(self._blocks(field, term))
        if not blocks:
            return NOWHERE
        places = [np.cumsum(np.array(ids, np.int32), dtype=np.int32) for ids, _, _ in blocks]
        often = [_weights(weights, len(ids)) for ids, weights, _ in blocks]
        words = b"".join(b"".join(values) for _, _, values in blocks if values)
        return Written(np.concatenate(places), np.concatenate(often), np.frombuffer(words, "<u4"))

    def frequency(self, field: str, term: str) -> int:
        """Return how many posts have a term, also those that were taken out; no list is read."""
        try:
            return int(self._terms.term_info(field, term.encode()).doc_frequency())
        except TermNotFound:
            return 0

    def facts(self) -> Facts:
        """Return the row of each post."""
        return unpack(self._column("facts"))

    def lengths(self) -> NDArray[np.float64]:
        """Return how long each post's text is, as roughly as Whoosh keeps it.

        There is no file for it if no post has a term.
        """
        is_written = any(True for _ in self.terms("text"))
        kept = np.frombuffer(self._column("_text_len") if is_written else b"", np.uint8)
        lengths: NDArray[np.float64] = _LENGTHS[np.pad(kept, (0, self.count - len(kept)))]
        return lengths

    def terms(self, field: str) -> Iterator[str]:
        """Yield the terms of all its posts, also of those that were taken out, in order."""
        every = self._terms.terms_from(field, b"")
        return (term.decode() for _, term in takewhile(lambda pair: pair[0] == field, every))

    def _blocks(self, field: str, term: str) -> Iterator[Block]:
        try:
            offset, (length,) = self._terms.term_info(field, term.encode()).extent()
        except TermNotFound:
            return
        file = BufferFile(self._lists.get(offset, length))
        file.seek(_TAG_BYTES)
        size = 1
        while size > 0:  # the last one's is below
            size = file.read_int()
            end = file.tell() + abs(size)
            *_, is_packed, _, _ = file.read_pickle()
            raw = file.read(end - file.tell())
            yield BufferFile(zlib.decompress(raw) if is_packed else raw).read_pickle()

    def _column(self, name: str) -> bytes:
        path: Path = self._folder / W3Codec.column_filename(self._segment, name)
        return path.read_bytes()


def _weights(weights: Any, count: int) -> NDArray[np.float32]:
    """Return how often, each: Whoosh keeps None for ones, and one number for equal ones."""
    if weights is None or isinstance(weights, float):
        return np.full(count, weights or 1.0, np.float32)
    return np.array(weights, np.float32)


class _Mapped(BufferFile):
    """A file in memory as Whoosh reads it, without a copy of it."""

    def __init__(self, path: Path) -> None:
        super().__init__(b"", name=path.name)
        if path.stat().st_size:
            with path.open("rb") as file:
                self._buf = self.file = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


class _Mapping(FileStorage):
    def open_file(self, name: str, **options: object) -> _Mapped:
        return _Mapped(Path(self.folder) / name)
