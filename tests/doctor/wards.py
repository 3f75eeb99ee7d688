"""Small changes to a forum that is examined, and to the machine beneath it."""

import os
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from forum.doctor.findings import Finding, Severity
from forum.doctor.patient import Patient


def chosen(patient: Patient, **settings: Any) -> Patient:
    """Return the same forum with other settings."""
    return replace(patient, chosen=replace(patient.chosen, **settings))


def says(patient: Patient, file: str, text: str) -> None:
    """Let the machine say `text` in one of its own files, such as proc/swaps."""
    place = patient.root / file
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text)


def dated(file: Path, at: datetime) -> None:
    """Make the file, if need be, and let it be as old as that."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.touch()
    os.utime(file, (at.timestamp(), at.timestamp()))


def severities(found: Iterable[Finding]) -> list[Severity]:
    return [each.severity for each in found]
