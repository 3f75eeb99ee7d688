"""What a row of the inventory says. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

# What is no table: what a sealed box holds, what lies in the browser, in the search's index, in
# the log, in the memory of a process, in the data folder (where * stands for any name).
NO_TABLES = {"box", "cookie", "tab", "index", "log", "memory", "file"}


@dataclass(frozen=True)
class Entry:
    """Something that is kept. Every text is marked for translation, and shown to members.

    Attributes:
        what, why, who: what it is, what for, and who can read it.
        long: for how long. `%(notices)s` stands for the time of NOTICES in the table of retention.
        fields: for each table, or other kind of place, its fields, and in a few words what lies
            in each.
    """

    what: str
    why: str
    long: str
    who: str
    fields: Mapping[str, Mapping[str, str]]


def fields_of(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield each field by its whole name, "post.day" or "file:secret", and what lies there."""
    for place, fields in entry.fields.items():
        between = ":" if place in NO_TABLES else "."
        for name, words in fields.items():
            yield f"{place}{between}{name}", str(words)
