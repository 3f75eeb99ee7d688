"""How long readers and writers wait while the database is written anew.

Run: python -m bench.purging

Makes a database of so many megabytes with the forum's own settings, deletes every sixteenth post,
and purges it while one process reads posts and another writes them. Says the longest wait of
each, and how long the whole took, with the size of the machine beside it.
"""

import multiprocessing
import os
import secrets
import sqlite3
import time
from contextlib import closing
from pathlib import Path

from bench.by_size import measure_each
from forum.database import PRAGMAS, empty_log_of
from forum.privacy.scouring import size_of, write_anew
from forum.public_ids import number_of

TABLES = """
CREATE TABLE post (id BLOB PRIMARY KEY, thread_id BLOB, handle_id BLOB, seq INTEGER) WITHOUT ROWID;
CREATE INDEX ix_post_thread ON post (thread_id, seq);
CREATE TABLE words (key INTEGER PRIMARY KEY, post_id BLOB UNIQUE, source TEXT, html TEXT);
"""
WORDS = (Path(__file__).parent / "posts_we_wrote.csv").read_text("utf-8").split()
MOMENT_SECONDS = 0.01


def opened(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(file, isolation_level=None)
    for name, value in PRAGMAS.items():
        connection.execute(f"PRAGMA {name} = {value}")
    return connection


def add_posts(connection: sqlite3.Connection, number: int) -> None:
    connection.execute("BEGIN IMMEDIATE")
    for seq in range(number):
        key, first = secrets.token_bytes(16), secrets.randbelow(len(WORDS) // 2)
        text = " ".join(WORDS[first : first + 20 + secrets.randbelow(200)])
        post = (key, secrets.token_bytes(16), secrets.token_bytes(16), seq)
        connection.execute("INSERT INTO post VALUES (?, ?, ?, ?)", post)
        said = (number_of(key), key, text, f"<p>{text}</p>")
        connection.execute("INSERT INTO words VALUES (?, ?, ?, ?)", said)
    connection.execute("COMMIT")


def fill(file: Path, size: int) -> None:
    with closing(opened(file)) as connection:
        connection.executescript(TABLES)
        while file.stat().st_size < size:
            add_posts(connection, 2000)
        connection.execute("DELETE FROM words WHERE unicode(hex(post_id)) = 48")
        empty_log_of(connection)


def wait_again_and_again(file: Path, stop, waits, *, write: bool) -> None:
    """Read or write every hundredth second; tell the longest wait."""
    with closing(opened(file)) as connection:
        keys = [key for (key,) in connection.execute("SELECT post_id FROM words LIMIT 5000")]
        longest = 0.0
        while not stop.is_set():
            began = time.perf_counter()
            try:
                if write:
                    add_posts(connection, 1)
                else:
                    key = secrets.choice(keys)
                    connection.execute("SELECT html FROM words WHERE post_id = ?", [key]).fetchone()
            except sqlite3.OperationalError:
                pass  # the wait is over, and the person sees the page that says so
            longest = max(longest, time.perf_counter() - began)
            time.sleep(MOMENT_SECONDS)
        waits.put(("writer" if write else "reader", round(longest, 2)))


def measure(folder: Path, megabytes: int) -> dict[str, object]:
    file = folder / "forum.db"
    fill(file, megabytes << 20)
    stop, waits = multiprocessing.Event(), multiprocessing.Queue()
    others = [
        multiprocessing.Process(
            target=wait_again_and_again, args=[file, stop, waits], kwargs={"write": write}
        )
        for write in (False, True)
    ]
    for other in others:
        other.start()
    time.sleep(1)
    began, worked = time.perf_counter(), time.process_time()
    with closing(opened(file)) as connection:
        write_anew(connection, folder)
        took, worked = time.perf_counter() - began, time.process_time() - worked
        left = size_of(connection)
    stop.set()
    longest = dict(waits.get() for _ in others)
    for other in others:
        other.join()
    return {
        "megabytes": megabytes,
        "megabytes after": left >> 20,
        "seconds": round(took, 1),
        "seconds of one core": round(worked, 1),
        "longest wait of a reader": longest["reader"],
        "longest wait of a writer": longest["writer"],
        "cores": os.cpu_count(),
        "others at work (load)": round(os.getloadavg()[0], 1),
    }


def main() -> None:
    measure_each(measure, about=__doc__, name="purging", megabytes=(64, 256, 1024))


if __name__ == "__main__":
    main()
