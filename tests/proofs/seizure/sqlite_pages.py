"""Read SQLite's pages without SQLite: which cell lies where, and what is in it.

Source: https://sqlite.org/fileformat2.html, sections 1.6 and 2.1.
"""

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.proofs.seizure.loot import Value

INTERIOR_INDEX, INTERIOR_TABLE, LEAF_INDEX, LEAF_TABLE = 2, 5, 10, 13
KINDS = (INTERIOR_INDEX, INTERIOR_TABLE, LEAF_INDEX, LEAF_TABLE)
FILE_HEADER_BYTES = 100
_LENGTHS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}

GetPage = Callable[[int], bytes]


@dataclass(frozen=True, slots=True)
class Cell:
    """It lies from `offset` to `end`; `spill` is the page where its payload goes on, or 0."""

    page: int
    offset: int
    end: int
    rowid: int | None
    local: bytes
    size: int
    spill: int


def cells_of(page: bytes, number: int) -> Iterator[Cell]:
    """Yield the cells with a payload of one page of a tree."""
    begin = FILE_HEADER_BYTES if number == 1 else 0
    if len(page) < begin + 8 or page[begin] not in KINDS:
        return
    kind, count = page[begin], struct.unpack_from(">H", page, begin + 3)[0]
    first = begin + (12 if kind in (INTERIOR_INDEX, INTERIOR_TABLE) else 8)
    if kind != INTERIOR_TABLE and first + 2 * count <= len(page):
        for offset in struct.unpack_from(f">{count}H", page, first):
            yield _cell(page, number, offset, kind)


def pointers_end(page: bytes, begin: int) -> int:
    """Return where the list of cells ends, in a page whose header begins at `begin`."""
    count = struct.unpack_from(">H", page, begin + 3)[0]
    return begin + (12 if page[begin] in (INTERIOR_INDEX, INTERIOR_TABLE) else 8) + 2 * count


def children_of(page: bytes, number: int) -> list[int]:
    """Return the numbers of the pages below, in order."""
    begin = FILE_HEADER_BYTES if number == 1 else 0
    if page[begin] not in (INTERIOR_INDEX, INTERIOR_TABLE):
        return []
    count = struct.unpack_from(">H", page, begin + 3)[0]
    offsets = struct.unpack_from(f">{count}H", page, begin + 12)
    below = [struct.unpack_from(">I", page, offset)[0] for offset in offsets]
    return [*below, struct.unpack_from(">I", page, begin + 8)[0]]


def payload(cell: Cell, get: GetPage) -> bytes:
    """Return all that a cell holds, also what spills over to other pages."""
    held, following = cell.local, cell.spill
    while len(held) < cell.size and following:
        page = get(following)
        following = struct.unpack_from(">I", page)[0]
        held += page[4 : 4 + cell.size - len(held)]
    return held


def record(held: bytes) -> list[Value]:
    """Return the values of a record, as many as are whole."""
    length, at = _varint(held, 0)
    kinds, values = [], []
    while at < min(length, len(held)):
        kind, at = _varint(held, at)
        kinds.append(kind)
    at = length
    for kind in kinds:
        value, at = _value(held, at, kind)
        values.append(value)
    return values


def _cell(page: bytes, number: int, offset: int, kind: int) -> Cell:
    at = offset + (4 if kind == INTERIOR_INDEX else 0)
    size, at = _varint(page, at)
    rowid = None
    if kind == LEAF_TABLE:
        rowid, at = _varint(page, at)
    here = _local(size, len(page), is_table=kind == LEAF_TABLE)
    spill = struct.unpack_from(">I", page, at + here)[0] if here < size else 0
    end = at + here + (4 if spill else 0)
    return Cell(number, offset, end, rowid, page[at : at + here], size, spill)


def _local(size: int, usable: int, *, is_table: bool) -> int:
    """Return how much of a payload lies in the page itself."""
    most = usable - 35 if is_table else (usable - 12) * 64 // 255 - 23
    least = (usable - 12) * 32 // 255 - 23
    if size <= most:
        return size
    kept = least + (size - least) % (usable - 4)
    return kept if kept <= most else least


def _varint(held: bytes, at: int) -> tuple[int, int]:
    value = 0
    for n, byte in enumerate(held[at : at + 9]):
        if n == 8:
            return value << 8 | byte, at + 9
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + n + 1
    return value, len(held)


def _value(held: bytes, at: int, kind: int) -> tuple[Value, int]:
    if kind in (0, 8, 9):
        return {0: None, 8: 0, 9: 1}[kind], at
    if kind == 7:
        return struct.unpack_from(">d", held, at)[0] if len(held) >= at + 8 else None, at + 8
    if kind < 7:
        end = at + _LENGTHS[kind]
        return int.from_bytes(held[at:end], "big", signed=True), end
    end = at + (kind - 12) // 2
    found = held[at:end]
    return (found if kind % 2 == 0 else found.decode("utf-8", "replace")), end
