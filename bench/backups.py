"""How long a backup takes, how much memory, and how long it takes to bring it back.

Run: python -m bench.backups

Fills a forum of so many megabytes, and runs the operator's commands as processes of their own. Says
of each how long it took and how much memory it took at most, with the size of the machine beside
it. The search index is built anew after that; bench/search.py says how long that takes.
"""

import os
import secrets
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

from bench.by_size import measure_each
from forum.backups.boxes import age
from forum.public_ids import number_of

ROOT = Path(__file__).parents[1]
WORDS = (Path(__file__).parent / "posts_we_wrote.csv").read_text("utf-8").split()
POSTS_OF_A_THREAD, POSTS_AT_ONCE = 50, 5000
DAY = "2026-11-01"
BOARD = (
    "INSERT INTO board (id, slug, name, description, rules, content_notes, reading, posting,"
    " position) VALUES (?, 'sleep', 'Sleep', '', '', '', 'everyone', 'open', 1)"
)
THREAD = (
    "INSERT INTO thread (id, board_id, title, day, step, last_day, last_step, replies, next_seq)"
    f" VALUES (?, ?, 'A title', '{DAY}', 0, '{DAY}', 0, 49, 50)"
)
HANDLE = f"INSERT INTO handle (id, scope, name, day) VALUES (?, ?, ?, '{DAY}')"
POST = (
    "INSERT INTO post (id, thread_id, handle_id, seq, position, depth, state, day)"
    f" VALUES (?, ?, ?, ?, ?, 1, 'published', '{DAY}')"
)
SAID = "INSERT INTO words (key, post_id, source, html, version) VALUES (?, ?, ?, ?, 1)"
# Without the index, which takes longer than all else and is measured elsewhere.
BRING_BACK = """
import sys
from datetime import date
from pathlib import Path
from config import load
from forum.backups.boxes.keys import Opening
from forum.backups.restoring.bringing import bring_back
from forum.backups.restoring.notes import notes_in
box, secret, new, old = sys.argv[1:]
settings = load({"LAMPLIT_DATA": new})
notes = notes_in(Path(old), date(2026, 11, 1))
with open(box, "rb") as file:
    bring_back(file, Opening(secrets=(secret,)), notes, settings, any_age=True)
"""


def fill(file: Path, size: int) -> int:
    """Put posts into the database until it is large enough; return how many."""
    board, posts = secrets.token_bytes(16), 0
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(BOARD, [board])
        while file.stat().st_size < size:
            for _ in range(POSTS_AT_ONCE // POSTS_OF_A_THREAD):
                _add_thread(connection, board)
            connection.commit()
            posts += POSTS_AT_ONCE
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return posts


def _add_thread(connection: sqlite3.Connection, board: bytes) -> None:
    thread = secrets.token_bytes(16)
    connection.execute(THREAD, [thread, board])
    for seq in range(POSTS_OF_A_THREAD):
        post, handle = secrets.token_bytes(16), secrets.token_bytes(16)
        first = secrets.randbelow(len(WORDS) // 2)
        text = " ".join(WORDS[first : first + 20 + secrets.randbelow(200)])
        connection.execute(HANDLE, [handle, f"thread:{thread.hex()}", f"Name {seq}"])
        connection.execute(POST, [post, thread, handle, seq, seq])
        connection.execute(SAID, [number_of(post), post, text, f"<p>{text}</p>"])


def cost_of(command: list[str], data: Path) -> dict[str, float]:
    """Run a command; return how long it took and how much memory it had at most."""
    settings = {"LAMPLIT_DATA": str(data), "PYTHONPATH": str(ROOT)}
    began = time.perf_counter()
    process = subprocess.Popen(command, env=os.environ | settings, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(process.returncode)
    return {
        "seconds": round(time.perf_counter() - began, 1),
        "seconds of one core": round(used.ru_utime + used.ru_stime, 1),
        "megabytes of memory": round(used.ru_maxrss / 1024),
    }


def measure(folder: Path, megabytes: int) -> dict[str, object]:
    old, box = folder / "old", folder / "copy.age"
    lamplit = str(Path(sys.executable).with_name("lamplit"))
    secret, public = age.new_key()
    cost_of([lamplit, "db", "upgrade"], old)
    posts = fill(old / "lamplit.db", megabytes << 20)
    made = cost_of([lamplit, "backup", str(box), "--to", public], old)
    back = [sys.executable, "-c", BRING_BACK, str(box), secret, str(folder / "new"), str(old)]
    return {
        "megabytes": megabytes,
        "posts": posts,
        "megabytes of the backup": box.stat().st_size >> 20,
        "backup": made,
        "restore": cost_of(back, folder / "new"),
        "cores": os.cpu_count(),
        "others at work (load)": round(os.getloadavg()[0], 1),
    }


def main() -> None:
    measure_each(measure, about=__doc__, name="backups", megabytes=(16, 256, 1024))


if __name__ == "__main__":
    main()
