"""Signs that requests come otherwise than the settings say: empty files in the data folder.

A sign holds no address, and its time is noon of its day, whenever the visits were.
"""

import os
from contextlib import suppress
from datetime import UTC, date, datetime, time
from enum import StrEnum
from pathlib import Path

NAME = "proxies."


class Sign(StrEnum):
    """What most requests were like."""

    MORE = "more"
    FEWER = "fewer"
    PLAIN = "plain"


def note(folder: Path, proxies: int, signs: set[Sign], *, day: date) -> None:
    """Let these signs stand, and no others. That a disk is full keeps nobody from being answered.

    Args:
        proxies: how many the settings say; a sign holds for no other number.
    """
    wanted = {_name(sign, proxies) for sign in signs}
    with suppress(OSError):
        for old in folder.glob(f"{NAME}*"):
            if old.name not in wanted:
                old.unlink(missing_ok=True)
        noon = datetime.combine(day, time(12), UTC).timestamp()
        for name in wanted:
            (folder / name).touch()
            os.utime(folder / name, (noon, noon))


def noted(folder: Path, proxies: int) -> list[Sign]:
    return [sign for sign in Sign if (folder / _name(sign, proxies)).exists()]


def _name(sign: Sign, proxies: int) -> str:
    return f"{NAME}{sign}.{proxies}"
