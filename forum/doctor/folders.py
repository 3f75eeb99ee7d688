"""Who else can read or change what lies in the data folder."""

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from shlex import quote

from forum.doctor.findings import Finding, refused, warned
from forum.doctor.patient import Patient

OTHERS, OTHERS_WRITE = 0o077, 0o022
# So many names are enough to see which ones are meant.
NAMED = 3


def open_folder(patient: Patient) -> Iterator[Finding]:
    data = patient.chosen.data
    if data.stat().st_mode & OTHERS:
        yield refused(
            f"Other accounts of this machine can look into the data folder {str(data)!a}.",
            f"chmod 700 {quote(str(data))}",
        )


def foreign_folder(patient: Patient) -> Iterator[Finding]:
    """Files that one account makes would be closed to the other."""
    owner = patient.chosen.data.stat().st_uid
    if owner != os.geteuid():
        yield warned(
            f"The data folder belongs to account {owner}, and this runs as {os.geteuid()}.",
            "Run every command as the account that runs the forum.",
        )


def replaceable_folder(patient: Patient) -> Iterator[Finding]:
    above = patient.chosen.data.parent
    mode = above.stat().st_mode
    if mode & OTHERS_WRITE and not mode & stat.S_ISVTX:
        yield warned(
            f"Others may change {str(above)!a}, and put a folder of theirs there.",
            f"chmod go-w {quote(str(above))}",
        )


def open_database(patient: Patient) -> Iterator[Finding]:
    """A database in a folder of its own is closed by its file's mode alone."""
    file = patient.database_file
    if file is None or file.is_relative_to(patient.chosen.data):
        return
    if opened := list(_open([file, *file.parent.glob(f"{file.name}-*")])):
        yield refused(
            f"Other accounts of this machine can read the database {str(file)!a}.",
            f"chmod 600 {' '.join(quote(str(each)) for each in opened)}",
        )


def open_files(patient: Patient) -> Iterator[Finding]:
    yield from _told(patient.chosen.data, patient.chosen.data.iterdir())


def open_files_below(patient: Patient) -> Iterator[Finding]:
    data = patient.chosen.data
    yield from _told(data, (file for file in data.rglob("*") if file.parent != data))


def _told(data: Path, files: Iterable[Path]) -> Iterator[Finding]:
    """The folder keeps others out for now; a copy of the files would not."""
    if opened := [str(file.relative_to(data)) for file in _open(files)]:
        more = f" and {len(opened) - NAMED} more" if len(opened) > NAMED else ""
        yield warned(
            f"Files in the data folder are open to others: {', '.join(opened[:NAMED])}{more}.",
            f"chmod -R go= {quote(str(data))}",
        )


def _open(files: Iterable[Path]) -> Iterator[Path]:
    for file in sorted(files):
        try:
            mode = file.lstat().st_mode
        except FileNotFoundError:
            continue  # a running forum makes and removes some
        if mode & OTHERS and not stat.S_ISLNK(mode):
            yield file
