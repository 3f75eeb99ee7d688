"""What lies in a database's pages where nothing is in use: in gaps between cells, in free pages."""

import struct
from collections.abc import Collection, Iterator

from tests.proofs.seizure.sqlite_pages import FILE_HEADER_BYTES, cells_of, pointers_end

BETWEEN = bytes(64)  # so that two gaps are not near each other


def left_over(pages: dict[int, bytes], in_trees: Collection[int]) -> bytes:
    """Return all bytes that belong to no row. `in_trees` are the pages of tables and indexes."""
    spilled = set(_spilled(pages, in_trees))
    found: list[bytes] = []
    for number, page in pages.items():
        if number in in_trees:
            found += _gaps(page, number)
        elif number not in spilled:
            found.append(page)
    return BETWEEN.join(found)


def _gaps(page: bytes, number: int) -> Iterator[bytes]:
    begin = FILE_HEADER_BYTES if number == 1 else 0
    at = pointers_end(page, begin)
    used = sorted((cell.offset, cell.end) for cell in cells_of(page, number))
    for offset, end in [*used, (len(page), len(page))]:
        if offset > at and any(page[at:offset]):
            yield page[at:offset]
        at = max(at, end)


def _spilled(pages: dict[int, bytes], in_trees: Collection[int]) -> Iterator[int]:
    """Yield the pages where rows go on."""
    for number in in_trees:
        for cell in cells_of(pages[number], number):
            following = cell.spill
            while following in pages:
                yield following
                following = struct.unpack_from(">I", pages[following])[0]
