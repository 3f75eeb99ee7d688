"""Whether the disk has room for what is written, and for the purge, which writes all anew."""

import shutil
from collections.abc import Iterator

from forum.doctor.findings import Finding, warned
from forum.doctor.patient import Patient

MEGABYTE = 1_000_000
LEAST_MEGABYTES = 200


def full_disk(patient: Patient) -> Iterator[Finding]:
    database = patient.database_file
    folder = database.parent if database else patient.chosen.data
    needed = database.stat().st_size if database and database.exists() else 0
    free = shutil.disk_usage(folder).free
    if free < max(needed, LEAST_MEGABYTES * MEGABYTE):
        yield warned(
            f"The disk has {free // MEGABYTE} MB left, and the database takes "
            f"{needed // MEGABYTE} MB: forgetting needs as much again for a moment.",
            "Make room, or put LAMPLIT_DATA on a larger disk.",
        )
