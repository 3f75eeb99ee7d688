"""The files of vectors: a folder of two files that only grow, where what is taken out is zeros.

Plain numbers, so that nothing in them can run code. `CURRENT` names the folder and the model; it
is replaced whole.
"""

import mmap
import os
import secrets
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

import numpy as np

from forum.search.files import put, read_private
from forum.search.meaning.ids import Array
from forum.search.meaning.rows import FACTS, VECTORS, Rows, no_rows
from forum.search.ownership import check_private
from forum.search.trouble import NotOurs

CURRENT = "CURRENT"
FACTS_FILE, VECTORS_FILE = "facts", "vectors"
PREFIX = "vectors-"
ROWS_AT_ONCE = 4096


def current(folder: Path, tag: str) -> Path | None:
    """Return the folder that holds the vectors now; None if there is none of this model."""
    try:
        check_private(folder)
        name, of = read_private(folder / CURRENT).decode().split("\n", 1)
    except (OSError, ValueError, NotOurs):
        return None
    is_name = name.startswith(PREFIX) and Path(name).name == name
    return folder / name if is_name and of == tag and (folder / name).is_dir() else None


def begin(folder: Path, tag: str, rows: Rows, places: Array) -> Path:
    """Put a new folder with the rows of `places` in the place of the old, which becomes zeros."""
    made = folder / f"{PREFIX}{secrets.token_hex(8)}"
    made.mkdir(mode=0o700)
    for name in (VECTORS_FILE, FACTS_FILE):
        (made / name).touch(mode=0o600)
    for first in range(0, len(places), ROWS_AT_ONCE):  # few at a time: all may be a gigabyte
        append(made, rows.at(places[first : first + ROWS_AT_ONCE]))
    put(folder / CURRENT, f"{made.name}\n{tag}".encode())
    _destroy_all(folder, but=made)
    return made


def sweep(folder: Path, tag: str) -> None:
    """Destroy what somebody left who was stopped while they put a folder in another's place."""
    _destroy_all(folder, but=current(folder, tag))


def count(inside: Path) -> int:
    """Return how many rows are whole: facts are written last."""
    facts = (inside / FACTS_FILE).stat().st_size // FACTS.itemsize
    return min(facts, (inside / VECTORS_FILE).stat().st_size // VECTORS.itemsize)


def open_rows(inside: Path, number: int) -> Rows:
    """Return the first rows as they stand in the files: what others zero is zero here at once."""
    if not number:
        return no_rows()
    facts, vectors = _maps(inside, number, "r")
    return Rows(facts.view(np.ndarray), vectors.view(np.ndarray))


def append(inside: Path, rows: Rows) -> None:
    """Write rows behind the last whole one."""
    place = count(inside)
    _write(inside / VECTORS_FILE, place, rows.vectors)
    _write(inside / FACTS_FILE, place, rows.facts)


def erase(inside: Path, places: Array) -> None:
    """Overwrite these rows with zeros, on the disk too before it returns."""
    for column in _maps(inside, count(inside), "r+"):
        column[places] = np.zeros((), column.dtype)
        column.flush()


def _maps(inside: Path, number: int, mode: Literal["r", "r+"]) -> Sequence["np.memmap[Any, Any]"]:
    return (
        np.memmap(inside / FACTS_FILE, FACTS, mode, shape=(number,)),
        np.memmap(inside / VECTORS_FILE, VECTORS, mode, shape=(number,)),
    )


def _write(file: Path, place: int, rows: Array) -> None:
    with file.open("r+b", buffering=0) as opened:
        opened.truncate(place * rows.dtype.itemsize)
        opened.seek(0, os.SEEK_END)
        for begin_at in range(0, len(rows), ROWS_AT_ONCE):
            _write_all(opened.fileno(), rows[begin_at : begin_at + ROWS_AT_ONCE].tobytes())


def _write_all(number: int, content: bytes) -> None:
    while content:
        content = content[os.write(number, content) :]


def _destroy_all(folder: Path, *, but: Path | None) -> None:
    for old in folder.glob(f"{PREFIX}*"):
        if old != but:
            _destroy(old)


def _destroy(old: Path) -> None:
    for name in (FACTS_FILE, VECTORS_FILE):
        file = old / name
        if file.exists() and file.stat().st_size:
            with file.open("r+b") as opened, mmap.mmap(opened.fileno(), 0) as whole:
                whole[:] = bytes(len(whole))
                whole.flush()
    shutil.rmtree(old)
