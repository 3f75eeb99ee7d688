"""The facts of a post that are kept in one column, and how they are packed."""

import struct
from typing import Any

import numpy as np
from numpy.typing import NDArray

from forum.search.backend import Document

# One row for each post. An id is two numbers, so that it can be compared and put in order.
FACTS = np.dtype(
    [
        ("id", ">u8", (2,)),
        ("thread", ">u8", (2,)),
        ("board", ">u8", (2,)),
        ("mark", "<i8"),
        ("day", "<i4"),  # date.toordinal()
        ("length", "<i4"),  # how many terms, exactly
        ("everyone", "?"),
        ("helped", "?"),
        ("waiting", "?"),
    ]
)
ID_BYTES = 16
_ROW = struct.Struct("<16s16s16sqii???")
Facts = NDArray[Any]


def pack(document: Document, length: int) -> bytes:
    """Return the row of a post that has `length` terms."""
    ids = (document.id, document.thread, document.board)
    numbers = (document.mark, document.day.toordinal(), length)
    return _ROW.pack(*ids, *numbers, document.everyone, document.helped, document.waiting)


def ids_of(row: bytes) -> tuple[bytes, bytes]:
    """Return the ids of the post and of its conversation, with which a row begins."""
    return row[:ID_BYTES], row[ID_BYTES : 2 * ID_BYTES]


def unpack(rows: bytes) -> Facts:
    """Return the packed rows as an array of FACTS."""
    return np.frombuffer(rows, FACTS)
