"""Read a file of lines in small batches, however big the file and whatever is in it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

LINE_MAX_BYTES = 32 * 1024 * 1024
# About 500 posts: written in one transaction, during which members who write wait.
BATCH_BYTES = 256 * 1024
BATCH_LINES = 200

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True)
class Line:
    """`number` counts from 1; `text` is None when the line is longer than LINE_MAX_BYTES."""

    number: int
    text: bytes | None


@dataclass
class Batch:
    """Lines that follow each other, blank ones left out, and how far in the file they reach."""

    lines: list[Line] = field(default_factory=list)
    size: int = 0


def batches(file: BinaryIO) -> Iterator[Batch]:
    """Yield the lines of `file` in batches, which together are as big as the file."""
    batch = Batch()
    number = 0
    while read := file.readline(LINE_MAX_BYTES + 1):
        number += 1
        batch.size += len(read)
        too_long = len(read) > LINE_MAX_BYTES
        if too_long:
            batch.size += _skip_rest(file, read)
        text = read.strip().removeprefix(_BYTE_ORDER_MARK).strip()
        if too_long or text:
            batch.lines.append(Line(number, None if too_long else text))
        if batch.size >= BATCH_BYTES or len(batch.lines) == BATCH_LINES:
            yield batch
            batch = Batch()
    if batch.size:
        yield batch


def _skip_rest(file: BinaryIO, read: bytes) -> int:
    """Go on to the next line and return how many bytes that took."""
    skipped = 0
    while read and not read.endswith(b"\n"):
        read = file.readline(LINE_MAX_BYTES)
        skipped += len(read)
    return skipped
