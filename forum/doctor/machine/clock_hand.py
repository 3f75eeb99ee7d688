"""Whether the machine's clock can be believed: what has to be forgotten goes by it."""

import ctypes
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from forum.doctor.findings import Finding, refused, warned
from forum.doctor.patient import Patient

SLIP = timedelta(minutes=5)
WRONG = timedelta(days=1)
LONG_AGO = timedelta(days=90)
SYNCHRONISE = "Set it, and keep it right: timedatectl set-ntp true."
# adjtimex(2): the answer when nothing keeps the clock right; its question is shorter than this.
UNSYNCHRONISED, QUESTION_BYTES = 5, 512


def wrong_clock(patient: Patient) -> Iterator[Finding]:
    """Compare the clock with the last that this forum wrote."""
    last = last_written(patient)
    if last is None:
        return
    says = f"The clock says {patient.at:%Y-%m-%d %H:%M}, and this forum's files are from"
    if last - patient.at > WRONG:
        yield refused(f"{says} {last:%Y-%m-%d}: it is behind.", SYNCHRONISE)
    elif last - patient.at > SLIP:
        yield warned(f"{says} {last:%Y-%m-%d %H:%M}: it is behind.", SYNCHRONISE)
    elif patient.at - last > LONG_AGO:
        yield warned(
            f"{says} {last:%Y-%m-%d}. If it is ahead, all would be forgotten too early.",
            "Compare it with your watch. If it is ahead, stop the forum and set it.",
        )


def last_written(patient: Patient) -> datetime | None:
    data, database = patient.chosen.data, patient.database_file
    files = [data / "sessions.db", data / "sessions.db-wal", *(data / "chores").glob("*")]
    if database:
        files += [database, database.with_name(f"{database.name}-wal")]
    times = [time for file in files if (time := _time_of(file)) is not None]
    return max(times, default=None)


def unkept_clock(patient: Patient) -> Iterator[Finding]:
    if _state_of_clock() == UNSYNCHRONISED:
        yield warned(
            "Nothing keeps this machine's clock right; second factors need it to half a minute.",
            SYNCHRONISE,
        )


def _state_of_clock() -> int:
    """Ask the kernel, which knows whoever sets the clock; -1 where it does not say."""
    try:
        return int(ctypes.CDLL(None).adjtimex(ctypes.create_string_buffer(QUESTION_BYTES)))
    except (AttributeError, OSError):
        return -1


def _time_of(file: Path) -> datetime | None:
    try:
        return datetime.fromtimestamp(file.stat().st_mtime, UTC)
    except OSError:
        return None
