"""Lines made small on their way into a box, and whole again on their way out; never all at once."""

import zlib
from collections.abc import Callable, Iterable

AT_ONCE = 1 << 18
# A line is one row: the longest post, its HTML and what JSON adds stay far below.
LINE_MAX_BYTES = 1 << 26


class NotLines(ValueError):
    """What came out of the box was not put there by us."""


class Packing:
    """Reads as the packed form of `lines`."""

    def __init__(self, lines: Iterable[bytes]) -> None:
        self._lines, self._zip = iter(lines), zlib.compressobj(6)
        self._ready, self._is_done = bytearray(), False

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes, at most `size`; none at the end."""
        wanted = size if size >= 0 else AT_ONCE
        while len(self._ready) < wanted and not self._is_done:
            self._pack_more()
        given = bytes(self._ready[:wanted])
        del self._ready[:wanted]
        return given

    def _pack_more(self) -> None:
        line = next(self._lines, None)
        if line is None:
            self._is_done = True
            self._ready += self._zip.flush()
        else:
            self._ready += self._zip.compress(line)


class Unpacking:
    """Takes the packed form, and gives each whole line to `take`."""

    def __init__(self, take: Callable[[bytes], None]) -> None:
        self._take, self._zip, self._rest = take, zlib.decompressobj(), bytearray()

    def write(self, data: bytes) -> int:
        """Take some bytes and return how many.

        Raises:
            NotLines: they are not what Packing makes.
        """
        left = data
        while left:
            self._split(self._unzipped(left))
            left = self._zip.unconsumed_tail
        return len(data)

    def flush(self) -> None:
        """Nothing waits here but a line of which the rest has not come."""

    def _unzipped(self, data: bytes) -> bytes:
        try:
            return self._zip.decompress(data, AT_ONCE)
        except zlib.error as error:
            raise NotLines from error

    def _split(self, plain: bytes) -> None:
        *lines, rest = plain.split(b"\n")
        for line in lines:
            self._take(bytes(self._rest) + line)
            self._rest.clear()
        self._rest += rest
        if len(self._rest) > LINE_MAX_BYTES:
            raise NotLines
