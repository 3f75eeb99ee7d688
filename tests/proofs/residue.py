"""Looks through files for words that must be in none: as they are, coded, and packed."""

import re
import zlib
from collections.abc import Collection, Iterator
from pathlib import Path

from tests.proofs.scanning import written

ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le")
SHORTEST = 6  # what is shorter is found by chance
# zlib's beginnings, of each window and level, and gzip's: two bytes that are a multiple of 31.
_BEGINNINGS = {
    bytes((window << 4 | 8, level << 6 | check))
    for window in range(8)
    for level in range(4)
    for check in range(32)
    if ((window << 4 | 8) << 8 | level << 6 | check) % 31 == 0
}
_PACKED = re.compile(b"(?=%s)" % b"|".join(map(re.escape, [*_BEGINNINGS, b"\x1f\x8b\x08"])))
_ANY_HEADER = 47  # zlib's and gzip's
_PIECE, _LONGEST = 256, 1 << 22


def ways_of(word: str | bytes) -> set[bytes]:
    """Return how a word can stand in a file: in each encoding, and as hex, base64 or a number."""
    if isinstance(word, bytes):
        return {way.lower() for way in written(word)}
    whole = {way for code in ENCODINGS for way in written(word.encode(code))} | written(word)
    return {way.lower() for way in whole if len(way) >= SHORTEST}


def held_in(folder: Path, words: Collection[str | bytes]) -> set[tuple[str | bytes, str]]:
    """Return which word is in which file, or in its name."""
    sought = [(word, ways_of(word)) for word in words]
    return {
        (word, path.name)
        for path in folder.rglob("*")
        for text in _texts_of(path)
        for word, ways in sought
        if any(way in text for way in ways)
    }


def _texts_of(path: Path) -> Iterator[bytes]:
    yield path.name.lower().encode()
    if path.is_file():
        held = path.read_bytes()
        yield held.lower()
        for header in _PACKED.finditer(held):
            yield _unpacked(held, header.start()).lower()


def _unpacked(held: bytes, start: int) -> bytes:
    """Return what can be unpacked from there, up to where it is damaged."""
    opened, found = zlib.decompressobj(_ANY_HEADER), b""
    try:
        while start < len(held) and not opened.eof and len(found) < _LONGEST:
            found += opened.decompress(held[start : start + _PIECE])
            start += _PIECE
    except zlib.error:
        pass
    return found
