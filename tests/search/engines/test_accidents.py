"""Accidents: killed at any moment, a full disk, and many who search at once."""

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from forum.search.backend import Audience
from tests.search.posts import ask, key, post

ROOT = Path(__file__).parents[3]
BEGIN = """
import sys
from pathlib import Path
from tests.search.engines.conftest import ENGINES
from tests.search.engines.test_accidents import numbered
from tests.search.posts import key
engine, number = ENGINES[sys.argv[1]](Path(sys.argv[2])), int(sys.argv[3])
"""
WRITE_ON = """
while True:
    engine.apply([numbered(number)], [key(number - 2)])
    print(number, flush=True)
    number += 1
"""
PURGE_ON = """
print(number, flush=True)
while True:
    engine.apply([numbered(n) for n in range(40)], [key(n) for n in range(40, 80)])
    engine.purge()
    engine.apply([numbered(n) for n in range(40, 80)], [key(n) for n in range(40)])
    engine.purge()
"""
FILL_UP = """
import resource
from forum.search.backend import IndexBroken
resource.setrlimit(resource.RLIMIT_FSIZE, (number, number))
for deed in (lambda: engine.apply([numbered(1)]), lambda: engine.rebuild([numbered(1)])):
    try:
        deed()
    except IndexBroken:
        print(1, flush=True)
"""


def numbered(number):
    words = " ".join(f"plugh{n}x{number}" for n in range(200))
    return post(number, f"tea {words}", everyone=number % 3 > 0)


def said_by(code, name, folder, number, *, killed_after=None):
    """Return the numbers that a process says, which is killed so long after the first."""
    command = [sys.executable, "-c", BEGIN + code, name, str(folder), str(number)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        said = process.stdout.readline()
        if killed_after is not None:
            time.sleep(killed_after)
            os.kill(process.pid, signal.SIGKILL)
        said += process.stdout.read()
    return [int(line) for line in said.split("\n")[:-1]]


@pytest.fixture
def name(request):
    return request.node.callspec.params["opened"]


def test_what_was_applied_is_there_after_a_kill_at_any_moment(filled, opened, folder, name):
    filled([post(0, "tea")])
    number = 1
    for round_ in range(4):
        after = 0.09 * round_
        number = said_by(WRITE_ON, name, folder, number, killed_after=after)[-1]

        engine = opened(folder)
        marks = engine.entries()
        assert marks[key(number)] == numbered(number).mark
        assert key(number - 2) not in marks
        number += 2
        engine.apply([numbered(number)], [key(number - 1), key(number - 2)])
        assert key(number) in engine.entries()
        number += 1


def test_a_purge_that_is_killed_can_be_done_again(filled, opened, folder, name):
    filled([numbered(n) for n in range(40)] + [post(n, "tea") for n in range(80, 99)])
    for round_ in range(3):
        said_by(PURGE_ON, name, folder, 0, killed_after=0.3 * round_)

        engine = opened(folder)
        assert set(engine.entries()) >= {key(n) for n in range(80, 99)}
        engine.apply([], [key(n) for n in range(80)])
        engine.purge()
        raw = b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())
        assert b"plugh" not in raw
        assert engine.posts(Audience.MEMBERS) == 19
        engine.apply([numbered(n) for n in range(40)])


@pytest.mark.parametrize("most", [0, 100, 700])
def test_a_full_disk_breaks_the_change_and_not_the_index(filled, opened, folder, name, most):
    filled([numbered(n) for n in range(20, 60)])

    assert said_by(FILL_UP, name, folder, most) == [1, 1]

    engine = opened(folder)
    assert len(engine.entries()) == 40
    engine.apply([numbered(1)])
    assert len(engine.entries()) == 41


def test_many_search_while_one_writes(filled):
    engine = filled([post(n, "tea") for n in range(30)])

    def write():
        for n in range(30, 60):
            engine.apply([post(n, "tea")], [key(n - 30)])
        engine.purge()

    def search():
        while not writing.done():
            found = engine.find(ask("tea", limit=100))
            assert len(found.hits) == found.count == 30
            assert engine.posts(Audience.EVERYONE) == 30

    with ThreadPoolExecutor(5) as pool:
        writing = pool.submit(write)
        searching = [pool.submit(search) for _ in range(4)]
    assert [done.exception() for done in (writing, *searching)] == [None] * 5
