"""Whether the search index can only have been written by us."""

from collections.abc import Iterator
from pathlib import Path
from shlex import quote

from forum.doctor.findings import Finding, refused
from forum.doctor.patient import Patient
from forum.search.ownership import check_private
from forum.search.trouble import NotOurs


def foreign_index(patient: Patient) -> Iterator[Finding]:
    for folder in _folders(patient.chosen.data / "search"):
        try:
            check_private(folder)
        except FileNotFoundError:
            continue
        except (NotOurs, OSError):
            yield refused(
                f"The search index in {str(folder)!a} is not ours alone: "
                "somebody else may have written what we would read.",
                f"rm -r {quote(str(folder))}  (the worker builds it anew)",
            )
            return


def _folders(search: Path) -> Iterator[Path]:
    yield search
    for name in ("whoosh", "tantivy", "meaning"):
        yield search / name
