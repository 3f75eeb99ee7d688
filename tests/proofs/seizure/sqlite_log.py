"""Read SQLite's write-ahead log: what each transaction wrote, one after the other.

Frames of the round before lie behind those of the present one until they are written over.

Source: https://sqlite.org/fileformat2.html, section 4.
"""

import struct
from collections.abc import Iterator

from tests.proofs.seizure.sqlite_pages import cells_of, record

HEADER_BYTES, FRAME_HEADER_BYTES = 32, 24
Frame = tuple[int, bool, bytes]


def transactions(log: bytes, pages: dict[int, bytes]) -> list[frozenset[bytes]]:
    """Return the values that each transaction wrote or took away, round by round.

    Args:
        log: the file.
        pages: the database's pages as they were before; brought up to what the log says.
    """
    done: list[frozenset[bytes]] = []
    for frames in _rounds(log):
        written: dict[int, bytes] = {}
        for number, is_last, page in frames:
            written[number] = page
            if is_last:
                done.append(_changed(pages, written))
                pages |= written
                written = {}
    return done


def _rounds(log: bytes) -> list[list[Frame]]:
    """Return the frames of each round, the present one last."""
    found: dict[bytes, list[Frame]] = {}
    if len(log) < HEADER_BYTES:
        return []
    size = struct.unpack_from(">I", log, 8)[0]
    for at in range(HEADER_BYTES, len(log) - size - FRAME_HEADER_BYTES + 1, size + 24):
        number, last = struct.unpack_from(">II", log, at)
        page = log[at + FRAME_HEADER_BYTES : at + FRAME_HEADER_BYTES + size]
        found.setdefault(log[at + 8 : at + 16], []).append((number, last > 0, page))
    present = found.pop(log[16:24], [])
    return [*found.values(), present]


def _changed(before: dict[int, bytes], after: dict[int, bytes]) -> frozenset[bytes]:
    old = {held for number in after for held in _held(before.get(number, b""), number)}
    new = {held for number, page in after.items() for held in _held(page, number)}
    return frozenset(value for held in old ^ new for value in _values(held))


def _held(page: bytes, number: int) -> set[bytes]:
    return {cell.local for cell in cells_of(page, number)}


def _values(held: bytes) -> Iterator[bytes]:
    for value in record(held):
        if isinstance(value, bytes) and value:
            yield value
        elif isinstance(value, str) and value:
            yield value.encode()
