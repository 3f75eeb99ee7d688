"""Whose a file or folder is: an index is read only if nobody else could have written it."""

import os
import stat
from pathlib import Path

from forum.search.trouble import NotOurs

OTHERS = 0o077


def check_private(folder: Path) -> None:
    """Refuse a folder that is not ours alone.

    Raises:
        NotOurs: it is another's, or others may enter it, or it only points to a folder.
    """
    seen = folder.lstat()
    if not stat.S_ISDIR(seen.st_mode) or seen.st_uid != os.geteuid() or seen.st_mode & OTHERS:
        raise NotOurs


def make_private(folder: Path) -> None:
    """Make the folder for us alone; take the others' rights from one that was made before.

    Raises:
        NotOurs: it is another's, or no folder.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    seen = folder.lstat()
    if not stat.S_ISDIR(seen.st_mode) or seen.st_uid != os.geteuid():
        raise NotOurs
    if seen.st_mode & OTHERS:
        folder.chmod(0o700)


def read_private(file: Path) -> bytes:
    """Return what is in the file.

    Raises:
        NotOurs: it is another's, or no file, or others may write to it.
        FileNotFoundError: there is none.
    """
    try:
        handle = os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK)
    except FileNotFoundError:
        raise
    except OSError as error:
        raise NotOurs from error
    with os.fdopen(handle, "rb") as opened:
        seen = os.fstat(opened.fileno())
        if not stat.S_ISREG(seen.st_mode) or seen.st_uid != os.geteuid() or seen.st_mode & 0o022:
            raise NotOurs
        return opened.read()
