"""What the rows say of each thing that is somebody's: of a handle, an entry, a way in, a visit."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.proofs.seizure.loot import Loot, Row, Value

# Whoever reads the schema sees where things are that are somebody's, and on which side.
OWN = {
    "handle.id": "handle",
    "sealed_entry.address": "entry",
    "credential.lookup": "account",
    "staff.account_id": "account",
    "session.key": "account",
}
OF_HANDLE = "handle_id"
ID_BYTES = 16


@dataclass
class Marks:
    """`sides` are all things; `said` has what is said of them: under its name, of whom, and what.

    `scopes` says in which thread or elsewhere a name is used, as readers see too. `alias` leads
    from the id of what is somebody's alone, such as a post, to whose it is.
    """

    sides: dict[bytes, str] = field(default_factory=dict)
    scopes: dict[bytes, str] = field(default_factory=dict)
    alias: dict[bytes, bytes] = field(default_factory=dict)
    said: dict[str, list[tuple[bytes, Value]]] = field(default_factory=lambda: defaultdict(list))
    places: dict[str, list[tuple[bytes, int]]] = field(default_factory=lambda: defaultdict(list))


def marks_in(loot: Loot) -> Marks:
    """Return what the rows say of each thing, and of what hangs on it."""
    marks = Marks()
    for row in loot.rows:
        for column, value in row.values.items():
            if isinstance(value, bytes) and (side := _side(row, column)):
                marks.sides[value] = side
        if row.table == "handle":
            marks.scopes[row.values["id"]] = str(row.values["scope"])
    for row in loot.rows:
        _note_alias(marks, row)
    for row in loot.rows:
        for thing, how in _whose(marks, row):
            _note(marks, thing, f"{how}{row.table}", row)
    return marks


def _side(row: Row, column: str) -> str | None:
    return "handle" if column == OF_HANDLE else OWN.get(f"{row.table}.{column}")


def _note_alias(marks: Marks, row: Row) -> None:
    """A row with a key of its own and one handle in it is that handle's, and so is its key."""
    owner, key = row.values.get(OF_HANDLE), row.values.get("id")
    if isinstance(owner, bytes) and isinstance(key, bytes) and not row.table.startswith("index"):
        marks.alias[key] = owner


def _whose(marks: Marks, row: Row) -> Iterator[tuple[bytes, str]]:
    found: dict[bytes, str] = {}
    for value in row.values.values():
        if isinstance(value, bytes):
            if value in marks.sides:
                found[value] = ""
            elif value in marks.alias:
                found.setdefault(marks.alias[value], "of its own: ")
    yield from found.items()


def _note(marks: Marks, thing: bytes, table: str, row: Row) -> None:
    for column, value in row.values.items():
        if value is not None and value != thing:
            marks.said[f"{table}.{column}"].append((thing, value))
        elif value == thing:
            marks.said[f"{table} itself"].append((thing, value))
    for place, number in row.places.items():
        marks.places[f"{table}@{place}"].append((thing, number))
