"""One zip, made while it is sent: never on a disk, and never whole in memory. Knows no database."""

import json
from collections.abc import Iterable, Iterator, Mapping
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from forum.leaving.download.pieces import Item

# So much is gathered before it is passed on.
PIECE_BYTES = 16_384


class _Sink:
    """What the zip writes into: it is emptied again and again."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []

    def write(self, part: bytes) -> int:
        self._parts.append(bytes(part))
        return len(part)

    def flush(self) -> None:
        """There is nothing behind it."""

    def take(self) -> bytes:
        taken, self._parts = b"".join(self._parts), []
        return taken


def zipped(files: Mapping[str, Iterable[str]]) -> Iterator[bytes]:
    """Yield a zip with a file "notes" of each kind, its text given in parts. It holds no time."""
    sink = _Sink()
    with ZipFile(sink, "w", ZIP_DEFLATED) as archive:  # type: ignore[call-overload]
        for kind, text in files.items():
            about = ZipInfo(f"notes.{kind}")
            about.compress_type = ZIP_DEFLATED
            with archive.open(about, "w", force_zip64=True) as file:
                for part in _gathered(text):
                    file.write(part.encode())
                    yield sink.take()
    yield sink.take()


def as_json(sections: Iterable[tuple[str, Iterable[Item]]]) -> Iterator[str]:
    """Yield one JSON object: a list for each section."""
    opening = "{"
    for key, items in sections:
        yield f"{opening}{json.dumps(key)}: ["
        opening = "],\n"
        for number, item in enumerate(items):
            yield (",\n" if number else "\n") + json.dumps(item, ensure_ascii=False)
    yield "]}\n"


def _gathered(text: Iterable[str]) -> Iterator[str]:
    """Yield the same in larger parts."""
    waiting: list[str] = []
    length = 0
    for part in text:
        waiting.append(part)
        length += len(part)
        if length >= PIECE_BYTES:
            yield "".join(waiting)
            waiting, length = [], 0
    yield "".join(waiting)
