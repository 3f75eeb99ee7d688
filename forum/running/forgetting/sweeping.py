"""The table of retention, gone through at once: each chore that ends something, done now."""

import logging
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, event

from forum.privacy.retention import TABLE, Kept
from forum.running.turn import Chore

ENDS = re.compile(r"\s*(DELETE\s+FROM|UPDATE)\s+\W?(\w+)", re.IGNORECASE)
Went = Counter[tuple[str, str]]

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Swept:
    """What one chore did. `went`: how many rows, by "removed" or "changed" and their table."""

    rows: Sequence[Kept]
    went: Went
    is_done: bool


def sweep(chores: Iterable[Chore], engine: Engine, visits: Callable[[], int]) -> Iterator[Swept]:
    """Do each chore that a row of the table names, and yield what went; one that fails is told of.

    Args:
        visits: says how many there are; they lie in a file of their own.
    """
    for chore in chores:
        rows = [kept for kept in TABLE if kept.chore == chore.name]
        if rows:
            before = visits()
            with noticing(engine) as went:
                is_done = _do(chore)
            went["removed", "session"] += max(0, before - visits())
            yield Swept(rows, +went, is_done)


def _do(chore: Chore) -> bool:
    try:
        chore.run()
    except Exception:  # what cannot go now must not keep the rest from going
        log.exception("chore failed, will be tried again", extra={"chore": chore.name})
        return False
    return True


@contextmanager
def noticing(engine: Engine) -> Iterator[Went]:
    """Count the rows that are removed or changed inside, past whatever session."""
    went: Went = Counter()

    def note(connection: Connection, cursor: object, sql: str, *more: object) -> None:
        found = ENDS.match(sql)
        if found:
            deed = "changed" if found[1].upper() == "UPDATE" else "removed"
            went[deed, found[2]] += max(0, getattr(cursor, "rowcount", 0))

    event.listen(engine, "after_cursor_execute", note)
    try:
        yield went
    finally:
        event.remove(engine, "after_cursor_execute", note)
