"""Whoever is copied leaves no holes in which each copy would put its own things."""

import subprocess
import sys

PROGRAM = """
import ctypes
from forum.running.memory import holes
from forum.running.memory.sparing import set_aside

def free():
    return told().fordblks - told().above

class Told(ctypes.Structure):
    _fields_ = [(f"_{number}", ctypes.c_size_t) for number in range(8)]
    _fields_ += [("fordblks", ctypes.c_size_t), ("above", ctypes.c_size_t)]

told = ctypes.CDLL(None).mallinfo2
told.restype = Told

def make():
    many = [bytes(size) for size in range(1000, 5000)]
    kept = many[::2]
    del many
    return kept

kept = make()
assert free() > 5_000_000
"""


def test_every_hole_is_filled():
    _run("assert holes.fill() >= 2000\nassert free() < 100_000")


def test_they_are_filled_before_any_process_is_made():
    _run("set_aside()\nassert free() < 100_000")


def test_what_comes_afterwards_is_put_where_nothing_was():
    _run("""
end = ctypes.CDLL(None).sbrk
end.argtypes, end.restype = [ctypes.c_ssize_t], ctypes.c_size_t
holes.fill()
top = end(0) - told().above
later = [bytes(2000) for _ in range(300)]
assert min(map(id, later)) >= top, "in a hole"
""")


def test_where_there_is_another_c_library_nothing_is_done():
    _run("""
holes.ctypes.CDLL = lambda name: object()
assert holes.fill() == 0
""")


def test_where_no_memory_is_left_it_ends():
    _run("""
from types import SimpleNamespace
none = SimpleNamespace(
    malloc=lambda size: 0, free=lambda place: None, sbrk=lambda size: 1 << 40, mallinfo2=told
)
holes.ctypes.CDLL = lambda name: none
assert holes.fill() == 0
""")


def _run(more: str) -> None:
    ran = subprocess.run([sys.executable, "-c", PROGRAM + more], stderr=subprocess.PIPE, text=True)
    assert ran.returncode == 0, ran.stderr
