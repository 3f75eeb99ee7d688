"""Read SQLite's write-ahead log: what each transaction wrote, one after the other.

Frames of the round before lie behind those of the present one until they are written over.

Source: https://sqlite.org/fileformat2.html, section 4.
"""

import struct
from collections.abc import Iterator

from tests.proofs.seizure.loot import Value
from tests.proofs.seizure.sqlite_pages import cells_of, record

HEADER_BYTES, FRAME_HEADER_BYTES = 32, 24
Frame = tuple[int, bool, bytes]
Row = list[Value]


def transactions(log: bytes, pages: dict[int, bytes]) -> list[frozenset[bytes]]:
    """Return the values that each transaction wrote or took away, round by round.

    Args:
        log: the file.
        pages: the database's pages as they were before; brought up to what the log says.
    """
    *over, present = _rounds(log)
    done = [told for frames in over for told in _told(frames, {})]
    return done + list(_told(present, pages, is_whole=True))


def _told(
    frames: list[Frame], pages: dict[int, bytes], *, is_whole: bool = False
) -> Iterator[frozenset[bytes]]:
    """Yield what each transaction of a round changed.

    Where `pages` are not the whole database, what was in a page before it is seen first is not
    known. A transaction that writes such a page tells nothing: what it moved would look new.
    """
    written: dict[int, bytes] = {}
    for number, is_last, page in frames:
        written[number] = page
        if is_last:
            if is_whole or written.keys() <= pages.keys():
                yield _changed(pages, written)
            pages |= written
            written = {}


def _rounds(log: bytes) -> list[list[Frame]]:
    """Return the frames of each round, the present one last."""
    found: dict[bytes, list[Frame]] = {}
    if len(log) < HEADER_BYTES:
        return [[]]
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
    gone, come = [record(held) for held in old - new], [record(held) for held in new - old]
    told = come + [row for row in gone if not any(_is_written_over(row, by) for by in come)]
    return frozenset(value for row in told for value in _values(row))


def _is_written_over(row: Row, by: Row) -> bool:
    """Return whether one value of the row was replaced: that it was there, its key tells as well.

    What each transaction draws anew, such as the marks of what guests may see, would join it to the
    next one otherwise, as if that were more than the order of writing.
    """
    alike = [one == other for one, other in zip(row, by, strict=False)]
    return len(row) == len(by) and alike[:1] == [True] and alike.count(False) == 1


def _held(page: bytes, number: int) -> set[bytes]:
    return {cell.local for cell in cells_of(page, number)}


def _values(row: Row) -> Iterator[bytes]:
    for value in row:
        if isinstance(value, bytes) and value:
            yield value
        elif isinstance(value, str) and value:
            yield value.encode()
