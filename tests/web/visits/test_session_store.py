"""The file of sessions: no use to who has it, gone when they are over, safe for many at once."""

import hashlib
import sqlite3
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Timer

import pytest

from forum.web.visits.session_store import IDLE, LONGEST, FileSessionStore

ROOT = Path(__file__).parents[2]
NOON = datetime(2026, 3, 18, 12, tzinfo=UTC)
SECRET, OTHER_SECRET = bytes(range(32)), bytes(range(32, 64))
CONTENT = b"canary-77e2 root and words"
SECOND = timedelta(seconds=1)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "sessions.db"


@pytest.fixture
def store(path: Path) -> FileSessionStore:
    return FileSessionStore(path)


def keep(store: FileSessionStore, secret: bytes = SECRET, **given) -> None:
    usual = {"content": CONTENT, "ends_at": NOON + LONGEST, "at": NOON} | given
    store.keep(secret, usual["content"], ends_at=usual["ends_at"], at=usual["at"])


def rows(path: Path) -> list[tuple]:
    with closing(sqlite3.connect(path)) as database:
        return database.execute("SELECT * FROM session ORDER BY key").fetchall()


def bytes_on_disk(path: Path) -> bytes:
    return b"".join(each.read_bytes() for each in path.parent.glob(f"{path.name}*"))


def test_a_visit_comes_back_with_its_two_deadlines(store):
    keep(store)

    kept = store.find(SECRET, at=NOON)

    assert kept.content == CONTENT
    assert (kept.idle_until, kept.ends_at) == (NOON + IDLE, NOON + LONGEST)


def test_who_has_no_visit_finds_none(store):
    keep(store)

    assert store.find(OTHER_SECRET, at=NOON) is None


def test_the_file_holds_neither_what_finds_nor_what_opens_nor_what_was_said(store, path):
    keep(store)

    [(key, box, idle_until, ends_at, _)] = rows(path)

    assert (key, len(box)) == (hashlib.sha256(SECRET).digest(), len(CONTENT) + 40)
    assert (idle_until, ends_at) == (
        int((NOON + IDLE).timestamp()),
        int((NOON + LONGEST).timestamp()),
    )
    for telling in (SECRET, CONTENT, SECRET.hex().encode(), b"canary"):
        assert telling not in bytes_on_disk(path)


def test_the_file_is_for_the_forums_account_alone(store, path):
    keep(store)

    assert {stat.S_IMODE(each.stat().st_mode) for each in path.parent.iterdir()} == {0o600}


def test_a_box_that_was_changed_opens_no_more(store, path):
    keep(store)
    store._db().execute("UPDATE session SET box = zeroblob(100)")

    assert store.find(SECRET, at=NOON) is None


def test_a_box_in_somebody_elses_place_opens_no_more(store, path):
    """Whoever can write the file must not be able to become somebody else."""
    keep(store)
    keep(store, OTHER_SECRET)
    store._db().execute("UPDATE session SET box = (SELECT box FROM session LIMIT 1)")

    found = [store.find(secret, at=NOON) for secret in (SECRET, OTHER_SECRET)]

    assert found.count(None) == 1


@pytest.mark.parametrize(
    ("at", "found"), [(NOON + IDLE - SECOND, True), (NOON + IDLE, False), (NOON + LONGEST, False)]
)
def test_who_is_away_for_too_long_is_forgotten(store, path, at, found):
    keep(store)

    assert (store.find(SECRET, at=at) is not None) is found
    assert len(rows(path)) == found


def test_who_stays_is_remembered_longer(store):
    keep(store)

    store.stay(SECRET, at=NOON + IDLE - SECOND)

    assert store.find(SECRET, at=NOON + IDLE + SECOND) is not None


def test_nobody_stays_beyond_the_longest_visit(store, path):
    keep(store, ends_at=NOON + timedelta(minutes=10))
    store.stay(SECRET, at=NOON + timedelta(minutes=9))

    before = store.find(SECRET, at=NOON + timedelta(minutes=10) - SECOND)
    after = store.find(SECRET, at=NOON + timedelta(minutes=10))

    assert (before.content, after, rows(path)) == (CONTENT, None, [])


def test_changed_content_does_not_bring_back_what_has_ended(store, path):
    keep(store)
    store.change(SECRET, b"after", at=NOON)
    changed = store.find(SECRET, at=NOON)
    store.end(SECRET)

    store.change(SECRET, b"later", at=NOON)

    assert (changed.content, changed.ends_at) == (b"after", NOON + LONGEST)
    assert rows(path) == []


def test_ending_a_visit_ends_no_other(store, path):
    keep(store)
    keep(store, OTHER_SECRET)

    store.end(SECRET)
    store.stay(SECRET, at=NOON)
    store.end(SECRET)

    found = [store.find(secret, at=NOON) is not None for secret in (SECRET, OTHER_SECRET)]
    assert found == [False, True]


def test_sweeping_removes_what_is_over_and_nothing_else(store, path):
    keep(store, b"a" * 32)
    keep(store, b"b" * 32, at=NOON - IDLE)
    keep(store, b"c" * 32, ends_at=NOON)
    keep(store, b"d" * 32, at=NOON - IDLE + SECOND)

    store.sweep(at=NOON)

    left = {hashlib.sha256(secret * 32).digest() for secret in (b"a", b"d")}
    assert {row[0] for row in rows(path)} == left


def test_what_was_swept_is_nowhere_in_the_files(store, path):
    keep(store)
    [(key, box, *_)] = rows(path)
    before = bytes_on_disk(path)

    store.sweep(at=NOON + LONGEST)

    assert box in before
    assert box not in bytes_on_disk(path)
    assert key not in bytes_on_disk(path)


def test_visits_outlive_a_restart(store, path):
    keep(store)

    again = FileSessionStore(path)

    assert again.find(SECRET, at=NOON).content == CONTENT
    asked = ("journal_mode", "secure_delete", "temp_store")
    told = [again._db().execute(f"PRAGMA {name}").fetchone()[0] for name in asked]
    assert told == ["wal", 1, 2]


def test_the_first_visits_of_a_new_forum_may_come_at_once(store, path):
    """SQLite does not wait by itself when two open a new file in the same moment."""
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    done = Timer(0.2, other.close)
    done.start()

    keep(store)

    assert store.find(SECRET, at=NOON).content == CONTENT


def test_many_threads_keep_and_find_at_once(store, path):
    keep(store)

    def visit(number: int) -> bool:
        secret = hashlib.sha256(bytes([number])).digest()
        for step in range(10):
            keep(store, secret, content=bytes([number, step]))
            store.stay(secret, at=NOON)
            if store.find(secret, at=NOON).content != bytes([number, step]):
                return False
        return True

    with ThreadPoolExecutor(8) as threads:
        kept_apart = list(threads.map(visit, range(16)))

    assert kept_apart == [True] * 16
    assert len(rows(path)) == 1 + 16


def test_a_process_that_was_forked_has_a_connection_of_its_own(path):
    """As gunicorn's workers: sharing one would damage the file."""
    script = """
import os, sys
from datetime import datetime, UTC
from pathlib import Path
from forum.web.visits.session_store import LONGEST, FileSessionStore

store, at = FileSessionStore(Path(sys.argv[1])), datetime(2026, 3, 18, 12, tzinfo=UTC)
store.keep(b"parent", b"1", ends_at=at + LONGEST, at=at)
connection = store._db()
child = os.fork()
if child == 0:
    own = store._db() is not connection
    seen = store.find(b"parent", at=at).content == b"1"
    store.keep(b"child", b"2", ends_at=at + LONGEST, at=at)
    os._exit(0 if own and seen else 1)
_, status = os.waitpid(child, 0)
assert os.waitstatus_to_exitcode(status) == 0
assert store._db() is connection
assert store.find(b"child", at=at).content == b"2"
"""

    ended = subprocess.run(
        [sys.executable, "-c", script, str(path)], cwd=ROOT, capture_output=True, text=True
    )

    assert (ended.returncode, ended.stderr) == (0, "")
