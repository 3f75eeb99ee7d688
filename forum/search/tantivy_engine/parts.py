"""Which parts an index consists of, as its own list says."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from forum.search.tantivy_engine.soundness import META


@dataclass(frozen=True, slots=True)
class Part:
    """A segment: its place in the list and its name, how many were written, and how many went."""

    number: int
    name: str
    written: int
    gone: int


def parts_of(folder: Path) -> list[Part]:
    """Return the parts in tantivy's order."""
    listed = json.loads((folder / META).read_text("utf-8"))["segments"]
    return [
        Part(number, part["segment_id"], part["max_doc"], _gone(part["deletes"]))
        for number, part in enumerate(listed)
    ]


def mixed(parts: Iterable[Part]) -> list[Part]:
    """Return those with posts that were taken out, the smallest first."""
    return sorted((part for part in parts if part.gone), key=lambda part: part.written)


def few_mixed(parts: Iterable[Part], most: int) -> list[Part]:
    """Return the smallest of those with posts that were taken out, up to `most` posts in all."""
    found = []
    for part in mixed(parts):
        if part.written <= most:
            found.append(part)
            most -= part.written
    return found


def _gone(deletes: dict[str, int] | None) -> int:
    return deletes["num_deleted_docs"] if deletes else 0
