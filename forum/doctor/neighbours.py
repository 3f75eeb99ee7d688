"""Whether somebody else is at work in the same data folder, or was and did not end it."""

from collections.abc import Iterator
from shlex import quote

from forum.doctor.findings import Finding, refused, warned
from forum.doctor.patient import Patient
from forum.search.locks import is_locked


def another_forum(patient: Patient) -> Iterator[Finding]:
    """Asked at the start alone: later it is this forum's own worker that holds the lock."""
    if is_locked(patient.chosen.data / "worker.lock"):
        yield warned(
            f"Another forum is at work in the data folder {str(patient.chosen.data)!a}.",
            "Stop one of the two. Each forum needs a folder of its own: LAMPLIT_DATA.",
        )


def half_restored(patient: Patient) -> Iterator[Finding]:
    place = patient.chosen.data / "restoring"  # where a backup is unpacked
    if is_locked(place / "lock"):
        yield refused(
            "A backup is being brought back into the data folder.", "Wait until that has ended."
        )
    elif place.exists():
        yield refused(
            "A backup was being brought back into the data folder, and that did not end.",
            "Bring it back again. If it is all there already: rm -r " + quote(str(place)),
        )
