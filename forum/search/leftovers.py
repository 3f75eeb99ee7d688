"""What is left of a way to search that is not chosen any more.

Nobody keeps it in step, so it would hold words of people who took them back.
"""

import shutil
from collections.abc import Collection
from pathlib import Path

FOLDERS = frozenset({"whoosh", "tantivy", "meaning"})


def remove_leftovers(data: Path, *, used: Collection[str]) -> None:
    """Remove the folders of search below the data folder that are not `used`."""
    for name in FOLDERS.difference(used):
        if (data / "search" / name).is_dir():
            shutil.rmtree(data / "search" / name)
