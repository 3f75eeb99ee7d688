"""Where the ids of things lie in files, byte by byte: as they are, as digits or letters, packed."""

import base64
import re
import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from tests.proofs.seizure.attack.marks import Marks

BEGIN = 8  # bytes by which a token is looked for before it is compared whole
CHUNK = 1 << 20
_PACKED = re.compile(rb"\x78[\x01\x5e\x9c\xda]|\x1f\x8b\x08")
_ANY_HEADER = 47  # zlib's and gzip's
_LEAST_UNPACKED = 24

Hits = list[tuple[int, bytes]]


def texts_of(files: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Yield every file, and what is packed in it."""
    for name, held in files.items():
        yield name, held
        for header in _PACKED.finditer(held):
            try:
                text = zlib.decompressobj(_ANY_HEADER).decompress(held[header.start() :])
            except zlib.error:
                continue
            if len(text) >= _LEAST_UNPACKED:
                yield f"{name}, packed at {header.start()}", text


class Finder:
    """Finds the things of `marks`, and what is theirs alone, in any text. `numbers` counts them."""

    def __init__(self, marks: Marks) -> None:
        whose = {thing: thing for thing in marks.sides} | marks.alias
        self.numbers = {thing: n for n, thing in enumerate(sorted(set(whose.values())))}
        self._tokens: dict[bytes, list[tuple[bytes, bytes]]] = defaultdict(list)
        for id_, thing in whose.items():
            for token in _ways(id_):
                self._tokens[token[:BEGIN]].append((token, thing))
        begins = np.frombuffer(b"".join(self._tokens), "<u8")
        self._begins = np.sort(begins)

    def hits(self, text: bytes) -> Hits:
        """Return where which thing is spoken of, in order."""
        found: Hits = []
        for first in range(0, len(text), CHUNK):
            part = text[first : first + CHUNK + BEGIN - 1]
            for at in self._candidates(part):
                begin = int(at) + first
                for token, thing in self._tokens[text[begin : begin + BEGIN]]:
                    if text.startswith(token, begin):
                        found.append((begin, thing))
        return found

    def _candidates(self, part: bytes) -> NDArray[np.intp]:
        windows = windows_of(part)
        places = np.searchsorted(self._begins, windows)
        places[places == len(self._begins)] = 0
        return np.flatnonzero(self._begins[places] == windows)


def windows_of(text: bytes) -> NDArray[np.uint64]:
    """Return all that lies in eight bytes of `text`, at every place, as numbers."""
    if len(text) < BEGIN:
        return np.zeros(0, "<u8")
    view = np.lib.stride_tricks.sliding_window_view(np.frombuffer(text, np.uint8), BEGIN)
    return np.ascontiguousarray(view).view("<u8").ravel()


def _ways(id_: bytes) -> set[bytes]:
    """Return how an id may be written; of base64 what does not hang on what stands before it."""
    text = base64.b64encode(id_).rstrip(b"=")[:-1]
    coded = {text, base64.b64encode(b"\0" + id_)[2:-4], base64.b64encode(b"\0\0" + id_)[3:-4]}
    coded |= {each.replace(b"+", b"-").replace(b"/", b"_") for each in coded}
    return coded | {id_, id_.hex().encode(), id_.hex().upper().encode()}
