"""What somebody has who took the machine while it was off. It knows no engine.

Whoever brings another engine writes what `sqlite_taking.py` is for SQLite; the attack stays as it
is. PostgreSQL would give `ctid` as a place, and `xmin` as the transactions of `history`.
"""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field

Value = bytes | str | int | float | None


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table, of one of its indexes, or of the search's index.

    `places` are numbers that say where it lies, each kind of place under its own name. Two rows
    that were written after one another may lie beside each other there.
    """

    table: str
    values: Mapping[str, Value]
    places: Mapping[str, int]


@dataclass
class Loot:
    """All files and all secrets, without anybody's six words.

    Attributes:
        rows: in the order in which they lie there.
        files: what each file holds, byte by byte.
        secrets: what the server knows and no member.
        history: what each transaction wrote that can still be told apart, in their order: all
            values of the rows that it wrote.
        earlier: the same of copies that were made before, the oldest first.
    """

    rows: Sequence[Row]
    files: Mapping[str, bytes]
    secrets: Mapping[str, bytes]
    history: Sequence[Set[bytes]] = ()
    earlier: Sequence["Loot"] = field(default_factory=list)
