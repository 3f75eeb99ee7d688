"""Whose a folder is: an index is read only if nobody else could have written it."""

import os
import stat
from pathlib import Path

from forum.search.trouble import NotOurs

OTHERS, OTHERS_WRITE = 0o077, 0o022


def check_private(folder: Path) -> None:
    """Refuse a folder that is not ours alone.

    Raises:
        NotOurs: it is another's, or others may enter it, or it only points to a folder.
    """
    _check(folder, OTHERS)


def _check(folder: Path, forbidden: int) -> None:
    seen = folder.lstat()
    if not stat.S_ISDIR(seen.st_mode) or seen.st_uid != os.geteuid() or seen.st_mode & forbidden:
        raise NotOurs


def make_private(folder: Path) -> None:
    """Make the folder for us alone; take the others' rights from one that was made before.

    Raises:
        NotOurs: it is another's, or no folder.
    """
    folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.mkdir(mode=0o700, exist_ok=True)
    _check(folder, 0)
    if folder.stat().st_mode & OTHERS:
        folder.chmod(0o700)
