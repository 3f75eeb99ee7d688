"""Twenty members post as fast as they may while sixteen connections read.

Nothing may go wrong, no post may be lost or be there twice, and reading may not wait much longer
than when nobody writes. Each post carries a mark of its own, which is looked for in the database.
"""

import secrets
import sqlite3
from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bench.forum import building, course, people, serving, visiting
from bench.forum.loading import Heard, Load, load
from bench.forum.modes.asked import Asked
from bench.forum.targets import AT_LEAST, AT_MOST, Verdict

READERS = 16
PAUSE_SECONDS = 2
TIMES_QUIET = 3.0
Found = dict[str, Any]


def measured(asked: Asked) -> tuple[Found, list[Verdict]]:
    """Read alone, then while twenty write; then count what is in the database."""
    asked.prepare()
    mark = f"w{secrets.token_hex(4)}"
    with serving.forum(asked.settings()) as server:
        serving.wait_for(f"{server.site}/readyz")
        members = people.writers(asked.size)
        visitors = [visiting.signed_in(server.site, member) for member in members]
        threads = list(course.replied_in())
        writers = [visiting.writer_of(one, threads[0]) for one in visitors]
        read = Load(["/", course.BOARD, *building.addresses().values()])
        quiet = load(server.site, read, connections=READERS, seconds=asked.seconds)
        reading, writing = _both(server.site, read, Load(threads, writers=writers, run=mark), asked)
        for one in visitors:
            one.close()
    counted = marks_in(asked.database, mark)
    found: Found = {"machine": serving.machine(), "quiet": asdict(quiet)}
    found |= {"reading": asdict(reading), "writing": asdict(writing)}
    found |= {"in_database": len(counted), "doubled": sum(n > 1 for n in counted.values())}
    return found, verdicts(quiet, reading, writing, counted)


def _both(site: str, read: Load, write: Load, asked: Asked) -> tuple[Heard, Heard]:
    """Write, and read within the time of writing."""
    seconds = asked.seconds
    with ThreadPoolExecutor(2) as pool:
        writing = pool.submit(load, site, write, connections=20, seconds=seconds + PAUSE_SECONDS)
        reading = pool.submit(load, site, read, connections=READERS, seconds=seconds)
        return reading.result(), writing.result()


def marks_in(database: Path, mark: str) -> Counter[str]:
    """Return the marks of posts that are in the database, and how often each is."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as read:
        wanted = "SELECT source FROM words WHERE source LIKE ?"
        sources = [source for [source] in read.execute(wanted, [f"%{mark}x%"])]
    return Counter(source.rpartition(" ")[2] for source in sources)


def verdicts(
    quiet: Heard, reading: Heard, writing: Heard, counted: Mapping[str, int]
) -> Sequence[Verdict]:
    """Say what held. A post that was under way when time was up may be there unanswered."""
    wrong = reading.errors + reading.refused + writing.errors + writing.refused
    times = round(reading.p99 / quiet.p99, 2) if quiet.requests else None
    twice = sum(number > 1 for number in counted.values())
    return [
        Verdict("answers that were errors", AT_MOST, 0, wrong),
        Verdict("posts that are there twice", AT_MOST, 0, twice),
        Verdict("posts found of those answered", AT_LEAST, writing.posted, len(counted)),
        Verdict("posts a second", AT_LEAST, 1, writing.a_second),
        Verdict("p99 of reading, times its quiet one", AT_MOST, TIMES_QUIET, times),
    ]
