"""Remove what processes left in the data folder that were stopped in the middle of writing."""

import shutil
from datetime import datetime, timedelta
from pathlib import Path

from forum.search.locks import is_locked

# What is written all at once lies under another name for moments.
HALF_MADE = (f"secret.{'[0-9a-f]' * 16}", "help-lines.toml.new", "etilqs_*", "search/**/*.new")
HALF_MADE_FOR = timedelta(hours=1)
# Where a backup is unpacked; whoever does that holds the lock in it.
RESTORING = "restoring"
# Who changed the help lines may want them back, and not for ever.
BEFORE, BEFORE_FOR = "help-lines.before.toml", timedelta(days=7)


def remove_leftovers(data: Path, at: datetime) -> str:
    found = [
        file for name in HALF_MADE for file in data.glob(name) if _is_older(file, HALF_MADE_FOR, at)
    ]
    if (data / RESTORING).is_dir() and not is_locked(data / RESTORING / "lock"):
        found.append(data / RESTORING)
    if _is_older(data / BEFORE, BEFORE_FOR, at):
        found.append(data / BEFORE)
    for file in found:
        _remove(file)
    if not found:
        return "No file was left half made."
    names = ", ".join(sorted(file.name for file in found))
    return f"Removed what was left in the data folder: {names}."


def _is_older(file: Path, age: timedelta, at: datetime) -> bool:
    try:
        return at.timestamp() - file.lstat().st_mtime > age.total_seconds()
    except FileNotFoundError:
        return False


def _remove(file: Path) -> None:
    if file.is_dir() and not file.is_symlink():
        shutil.rmtree(file)
    else:
        file.unlink(missing_ok=True)
