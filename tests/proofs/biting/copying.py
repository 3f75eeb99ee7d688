"""A copy of the project in which a fault can be planted; the project itself is never touched."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.proofs.biting.fault import Fault

TOP = Path(__file__).parents[3]
FOLDERS = ("forum", "templates", "static", "migrations", "docs", "tests")
FILES = ("config.py", "wsgi.py", "pyproject.toml", "README.md")


def copy_to(place: Path) -> Path:
    """Copy what the forum and its tests consist of, what is compiled included."""
    for name in FOLDERS:
        shutil.copytree(TOP / name, place / name, ignore=_not_ours)
    for name in FILES:
        shutil.copy2(TOP / name, place / name)
    return place


def _not_ours(folder: str, names: list[str]) -> set[str]:
    """Leave out what npm fetched, and what is being compiled at this moment."""
    half_made = {name for name in names if ".pyc." in name}
    return half_made | ({"node_modules"} & set(names))


@contextmanager
def planted(fault: Fault, place: Path) -> Iterator[None]:
    """Do without one protection for a while."""
    path = place / fault.file
    times = path.stat()
    whole = fault.plant(place)
    try:
        yield
    finally:
        path.write_text(whole)
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))  # what is compiled fits again
