"""Whether an index is whole and ours, before anything of it is read.

tantivy ends every file of words with a line that has the checksum of all before it; nobody
checks it later, so we do, once for each file: they never change.
"""

import json
import os
import stat
import threading
import zlib
from pathlib import Path

from forum.search.trouble import NotOurs

META = "meta.json"
_MANAGED = ".managed.json"  # every file that was ever begun, so that none stays behind
_TAIL_BYTES = 8  # at the end: how long the line before it is, and a number that never changes
_PIECE_BYTES = 2**20
_PARTS = ("fast", "fieldnorm", "idx", "pos", "store", "term")


class Checker:
    """Checks an index's folder; remembers the files that it has found whole."""

    def __init__(self) -> None:
        self._whole: set[tuple[str, int, int]] = set()
        self._turn = threading.Lock()

    def check(self, folder: Path) -> None:
        """Check what the index needs at this moment.

        Raises:
            NotOurs: it must not be read; a file is missing, damaged, or another's.
        """
        with self._turn:
            try:
                self._whole = {self._checked(file) for file in needed(folder)}
            except (OSError, ValueError, KeyError, TypeError) as error:
                raise NotOurs from error

    def _checked(self, file: Path) -> tuple[str, int, int]:
        facts = file.lstat()
        if not stat.S_ISREG(facts.st_mode) or facts.st_uid != os.getuid():
            raise NotOurs
        known = (file.name, facts.st_size, facts.st_mtime_ns)
        if known not in self._whole and not is_whole(file):
            raise NotOurs
        return known


def needed(folder: Path) -> list[Path]:
    """Return the files that the index's own lists name."""
    managed = set(json.loads((folder / _MANAGED).read_text("utf-8")))
    files = []
    for segment in json.loads((folder / META).read_text("utf-8"))["segments"]:
        name = str(segment["segment_id"]).replace("-", "")
        files += [folder / f"{name}.{part}" for part in _PARTS]
        if deletes := segment["deletes"]:
            files.append(folder / f"{name}.{deletes['opstamp']}.del")
    if not managed.issuperset(file.name for file in files):
        raise NotOurs
    return files


def is_whole(file: Path) -> bool:
    """Return whether the file is as it was written."""
    size = file.stat().st_size
    with file.open("rb") as open_file:
        open_file.seek(max(0, size - _TAIL_BYTES))
        length = int.from_bytes(open_file.read(4), "little")
        if length + _TAIL_BYTES > size:
            return False
        open_file.seek(size - _TAIL_BYTES - length)
        line = json.loads(open_file.read(length))
        open_file.seek(0)
        left, checksum = size - _TAIL_BYTES - length, 0
        while left and (piece := open_file.read(min(left, _PIECE_BYTES))):
            checksum, left = zlib.crc32(piece, checksum), left - len(piece)
        return bool(checksum == line["crc"])
