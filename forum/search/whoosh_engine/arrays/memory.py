"""What is kept from one opening of the index to the next."""

import threading
from collections.abc import Collection, Sequence
from pathlib import Path

from forum.search.whoosh_engine.arrays.cache import (
    COUNTED_BYTES,
    LONGEST_READ_BYTES,
    READ_BYTES,
    Cache,
)
from forum.search.whoosh_engine.arrays.codes import Codes
from forum.search.whoosh_engine.arrays.segment import Numbering, Segment
from forum.search.whoosh_engine.arrays.suggestions import KnownWords
from forum.search.whoosh_engine.arrays.view import View
from forum.search.whoosh_engine.parts import Part
from forum.search.whoosh_engine.reading import SegmentFiles


class Memory:
    """The segments that are open, by their names, and what was read of them."""

    def __init__(self) -> None:
        self.read = Cache(READ_BYTES, largest=LONGEST_READ_BYTES)
        self.counted = Cache(COUNTED_BYTES)
        self.words = KnownWords()
        self.numbering = Numbering(Codes(), Codes())
        self._open: dict[tuple[Path, str], Segment] = {}
        self._lock = threading.Lock()

    def view(self, folder: Path, parts: Sequence[Part]) -> View:
        """Return the parts side by side; only those that are new are opened.

        Raises:
            FileNotFoundError: a part has been written anew meanwhile.
        """
        with self._lock:
            segments = {(folder, part.name): self._segment(folder, part) for part in parts}
            is_less = not self._open.keys() <= segments.keys()
            self._open = segments
        if is_less:
            self._forget({name for _, name in segments})
        deleted = [part.deleted for part in parts]
        return View(tuple(segments.values()), deleted, self.numbering)

    def _forget(self, but: Collection[str]) -> None:
        """Let go of what was read of segments that are no more: their words may be gone."""
        for cache in (self.read, self.counted):
            cache.keep_only(lambda key: isinstance(key, tuple) and key[0] in but)

    def _segment(self, folder: Path, part: Part) -> Segment:
        known = self._open.get((folder, part.name))
        return known or Segment(part.name, SegmentFiles(folder, part), self.numbering)
