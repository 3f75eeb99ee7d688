"""Processes leave a new connection to the one that has the fewest."""

import json
import os
import signal
import socket
from logging import getLogger
from types import SimpleNamespace

import pytest
from gunicorn.config import Config

from forum.running.answering import fewest, servant
from forum.running.gunicorn_settings import for_server
from tests.running.processes import RUN_ALL, fetch, group, running, wait_until

TELLS = """
from forum.running.answering import fewest

@app.get("/told")
def told():
    there = [number for number in fewest._tally[:] if number != fewest.NOBODY]
    return f"{os.getpid()} {there}"
"""


@pytest.fixture
def other():
    """Another process, before it has said anything."""
    process = SimpleNamespace(age=7)
    yield process
    fewest.forget(None, process)


@pytest.fixture
def one():
    """A process at whose door nobody is, because another was quicker."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setblocking(False)
        process = servant.Servant(3, os.getppid(), [listener], None, 1, Config(), getLogger(""))
        yield process
        process.tmp.close()


@pytest.mark.parametrize(("mine", "others", "waits"), [(0, 0, False), (1, 1, False), (1, 0, True)])
def test_whoever_has_more_than_another_waits_before_it_takes_one(
    monkeypatch, one, other, mine, others, waits
):
    slept = []
    monkeypatch.setattr(servant.time, "sleep", slept.append)
    fewest.tell(other, others)
    one.nr_conns = mine

    one.accept(one.sockets[0])

    assert slept == [servant.HESITATES_SECONDS] * waits
    assert one.nr_conns == mine


def test_one_that_is_alone_waits_for_nobody():
    assert not fewest.has_fewer(0)
    assert not fewest.has_fewer(fewest.NOBODY - 1)


def test_one_that_has_ended_is_no_longer_waited_for(app, other):
    fewest.tell(other, 0)
    assert fewest.has_fewer(1)

    for_server(app.extensions["settings"])["child_exit"](None, other)

    assert not fewest.has_fewer(1)


def test_each_process_tells_how_many_it_has_until_it_ends(tmp_path, address):
    with running(TELLS + RUN_ALL, LAMPLIT_DATA=str(tmp_path), LAMPLIT_LISTEN=address) as process:
        process.stdout.readline()
        wait_until(lambda: len(told(address)) == 2)
        silent = socket.create_connection(address.split(":"))
        wait_until(lambda: max(told(address)) > 0)
        silent.close()
        ended = int(fetch(address, "/told")[1].partition(" ")[0])
        os.kill(ended, signal.SIGKILL)
        wait_until(lambda: ended not in group(process))
        wait_until(lambda: len(told(address)) == 2)


def told(address):
    return json.loads(fetch(address, "/told")[1].partition(" ")[2])


def test_more_connections_than_can_be_told_are_many(other):
    fewest.tell(other, 100_000)
    assert not fewest.has_fewer(fewest.NOBODY - 1)
    assert fewest.has_fewer(fewest.NOBODY)
