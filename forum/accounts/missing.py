"""How many sign-ins did not work today: a number, and nothing of whose or when.

It is the length of a file that is named by its day. The file of another day goes when one is added.
"""

import os
from contextlib import suppress
from datetime import UTC, date, datetime, time
from pathlib import Path

NAME = "sign-ins-missed."


def note_missed(folder: Path, day: date) -> None:
    """Count one more. That a disk is full keeps nobody from being answered."""
    file = folder / f"{NAME}{day.isoformat()}"
    with suppress(OSError):
        if not file.exists():
            _forget_others(folder)
        with file.open("ab") as counted:
            counted.write(b".")
        noon = datetime.combine(day, time(12), UTC).timestamp()
        os.utime(file, (noon, noon))  # else the disk would tell when the last one was


def missed_on(folder: Path, day: date) -> int:
    try:
        return (folder / f"{NAME}{day.isoformat()}").stat().st_size
    except OSError:
        return 0


def _forget_others(folder: Path) -> None:
    for old in folder.glob(f"{NAME}*"):
        old.unlink(missing_ok=True)
