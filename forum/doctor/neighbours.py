"""Whether another forum is at work in the same data folder."""

from collections.abc import Iterator

from forum.doctor.findings import Finding, warned
from forum.doctor.patient import Patient
from forum.search.locks import is_locked


def another_forum(patient: Patient) -> Iterator[Finding]:
    """Asked at the start alone: later it is this forum's own worker that holds the lock."""
    if is_locked(patient.chosen.data / "worker.lock"):
        yield warned(
            f"Another forum is at work in the data folder {str(patient.chosen.data)!a}.",
            "Stop one of the two. Each forum needs a folder of its own: LAMPLIT_DATA.",
        )
