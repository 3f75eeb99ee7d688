"""What all processes have alike is there once, and what is not needed goes back."""

import gc
import subprocess
import sys

from sqlalchemy import create_engine

from forum.database import prepare, settings_of
from forum.running.memory.sparing import KEPT_KIBIBYTES, keep_few_pages, set_aside


def test_the_collector_looks_no_more_at_what_there_was():
    try:
        before = gc.get_freeze_count()
        kept = [[]]
        set_aside()

        assert gc.get_freeze_count() > before
        assert not any(each is kept for each in gc.get_objects())
    finally:
        gc.unfreeze()


def test_the_collector_seldom_looks_and_not_while_all_is_read():
    _run("""
import gc

gc.collect()
before = gc.get_stats()[2]["collections"]

import forum.app

assert gc.get_threshold()[0] == 10_000
assert gc.get_stats()[2]["collections"] - before <= 2
""")


def test_what_only_few_need_is_not_read_at_the_start():
    _run("""
import sys
import forum.app

for name in ("alembic", "bleach", "phonenumbers", "segno", "sqlalchemy.dialects.postgresql"):
    assert name not in sys.modules, name
""")


def test_what_is_made_later_is_collected_as_ever():
    _run("""
import gc, weakref
from forum.running.memory.sparing import set_aside

class Ring: pass

set_aside()
ring = Ring()
ring.itself = ring
gone = weakref.ref(ring)
del ring
gc.collect()
assert gone() is None
""")


def test_threads_share_one_heap():
    told = _run("""
import ctypes, threading
from forum.running.memory.sparing import set_aside

set_aside()
all_there = threading.Barrier(4)

def keep():
    kept = bytearray(5000)
    all_there.wait()

threads = [threading.Thread(target=keep) for _ in range(4)]
for one in threads: one.start()
for one in threads: one.join()
ctypes.CDLL(None).malloc_stats()
""")

    assert told.count("Arena ") == 1


def test_what_is_large_goes_back_as_soon_as_it_is_let_go_of():
    _run("""
import ctypes
from forum.running.memory.sparing import give_back_at_once

class Told(ctypes.Structure):  # mallinfo(3)
    _fields_ = [(name, ctypes.c_size_t) for name in "arena ordblks smblks mapped".split()]
    _fields_ += [("others", ctypes.c_size_t * 6)]

ask = ctypes.CDLL(None).mallinfo2
ask.restype = Told
bytearray(10_000_000)  # from here on glibc would keep as much
give_back_at_once()

before = ask().mapped
large = bytearray(9_000_000)
assert ask().mapped == before + 1
del large
assert ask().mapped == before
""")


def test_a_connection_keeps_few_pages_and_all_that_it_promised(tmp_path):
    engine = create_engine(f"sqlite:///{tmp_path}/a.db")
    prepare(engine)

    keep_few_pages(engine)

    with engine.connect() as connection:
        found = settings_of(connection, ["cache_size", "synchronous", "secure_delete"])
    engine.dispose()
    assert found == {"cache_size": -KEPT_KIBIBYTES, "synchronous": 2, "secure_delete": 1}


def _run(program: str) -> str:
    """Return what the program told; it must not fail."""
    ran = subprocess.run([sys.executable, "-c", program], stderr=subprocess.PIPE, text=True)
    assert ran.returncode == 0, ran.stderr
    return ran.stderr
