"""Looks through files for words that must be in none: as they are, coded, and packed."""

import re
import zlib
from collections.abc import Collection, Iterator
from pathlib import Path

from tests.proofs.scanning import written

ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le")
SHORTEST = 6  # what is shorter is found by chance
_PACKED = re.compile(rb"\x78[\x01\x5e\x9c\xda]|\x1f\x8b\x08")
_ANY_HEADER = 47  # zlib's and gzip's


def ways_of(word: str) -> set[bytes]:
    """Return how a word can stand in a file: in each encoding, and as hex, base64 or a number."""
    whole = {way for code in ENCODINGS for way in written(word.encode(code))} | written(word)
    return {way.lower() for way in whole if len(way) >= SHORTEST}


def held_in(folder: Path, words: Collection[str]) -> set[tuple[str, str]]:
    """Return which word is in which file."""
    sought = [(word, ways_of(word)) for word in words]
    return {
        (word, file.name)
        for file in folder.rglob("*")
        if file.is_file()
        for text in _texts(file.read_bytes())
        for word, ways in sought
        if any(way in text for way in ways)
    }


def _texts(held: bytes) -> Iterator[bytes]:
    """Yield what a file holds, and what is packed in it."""
    yield held.lower()
    for header in _PACKED.finditer(held):
        try:
            yield zlib.decompressobj(_ANY_HEADER).decompress(held[header.start() :]).lower()
        except zlib.error:
            continue
