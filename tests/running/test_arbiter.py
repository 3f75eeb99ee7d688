"""The forum's processes start and end together, and tell nothing of a request."""

import os
import signal
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.running.processes import (
    ENOUGH,
    RUN_ALL,
    fetch,
    group,
    running,
    send,
    wait_until,
)

CANARY = "canary-7f3a"


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_being_told_to_stop_ends_every_process(forum, number):
    forum.send_signal(number)
    forum.communicate()

    assert forum.returncode == 0
    assert group(forum) == set()


def test_ctrl_c_in_a_terminal_reaches_every_process_and_all_end(forum):
    os.killpg(forum.pid, signal.SIGINT)
    _, told = forum.communicate()

    assert forum.returncode == 0
    assert group(forum) == set()
    assert "Traceback" not in told


def test_ctrl_c_at_the_very_beginning_ends_all_without_force(tmp_path, address):
    """A new process must not lose the signal that comes while it is being made."""
    with running(RUN_ALL, LAMPLIT_DATA=str(tmp_path), LAMPLIT_LISTEN=address) as process:
        process.stdout.readline()
        wait_until(lambda: len(group(process)) > 1)
        os.killpg(process.pid, signal.SIGINT)
        _, told = process.communicate()

    assert process.returncode == 0
    assert group(process) == set()
    assert "in time" not in told
    assert "gunicorn" not in told


def test_a_request_under_way_is_answered_before_the_end(forum, address):
    with ThreadPoolExecutor() as pool:
        answer = pool.submit(fetch, address, "/slow")
        wait_until((forum.data / "begun").exists)
        forum.terminate()
        (forum.data / "go-on").touch()

        assert answer.result() == (200, "done")


def test_when_the_first_process_is_killed_the_others_end_by_themselves(forum):
    forum.kill()
    forum.wait()

    wait_until(lambda: not group(forum))


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_a_process_that_dies_is_replaced(forum, address, number):
    for child in group(forum) - {forum.pid}:
        os.kill(child, number)
        wait_until(lambda child=child: child not in group(forum) and len(group(forum)) == 4)

    assert fetch(address) == (200, "ok\n")


def test_nothing_of_a_request_is_told(forum, address):
    """Whole requests, failing ones, and ones that could not even be read."""
    host, _, port = address.partition(":")
    fetch(address, f"/{CANARY}?q={CANARY}", **{"User-Agent": CANARY, "X-Forwarded-For": CANARY})
    failed, body = fetch(address, f"/break/{CANARY}", Cookie=f"s={CANARY}", Referer=CANARY)
    unreadable = send(address, f"GET /{CANARY} {CANARY}\r\nX: {CANARY}\r\n\r\n".encode())

    forum.terminate()
    said, told = forum.communicate()

    assert failed == 500
    assert "error=ValueError" in told
    assert CANARY not in said + told + body + unreadable.decode()
    assert f"{host}:{port}" not in told


@pytest.mark.parametrize(
    ("request_text", "status"),
    [
        (b"nonsense\r\n\r\n", b"400"),
        (b"GET /" + b"a" * 5000 + b" HTTP/1.1\r\n\r\n", b"414"),
        (b"GET / HTTP/1.1\r\nX: " + b"a" * 9000 + b"\r\n\r\n", b"431"),
        (b"GET / HTTP/1.1\r\n" + b"X-A: a\r\n" * 80 + b"\r\n", b"431"),
    ],
)
def test_a_request_that_cannot_be_read_is_answered_like_any_other(open_forum, request_text, status):
    answer = send(open_forum.address, request_text)

    assert answer.startswith(b"HTTP/1.1 " + status)
    assert b"Cache-Control: no-store\r\n" in answer
    assert b"Content-Security-Policy: default-src 'none'" in answer


def test_a_visitor_cannot_claim_to_be_somebody_else(open_forum):
    """gunicorn by itself would believe the scheme that is claimed from this computer."""
    claims = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.1"}

    assert fetch(open_forum.address, "/seen-as", **claims) == (200, "http 127.0.0.1")


DAILY = """
from datetime import timedelta
from forum.running.turn import Chore

file = app.extensions["settings"].data / "daily"
app.extensions["chores"] = [
    Chore("day", timedelta(days=1), lambda: file.open("a").write("x")),
    Chore("work", timedelta(0), lambda: None),  # one that did nothing would stay
]
"""


def test_a_worker_that_makes_room_is_replaced_by_one_that_goes_on(tmp_path, address):
    seen, program = set(), ENOUGH + DAILY + RUN_ALL

    def have_come(number):
        seen.update(group(process))
        return len(seen) >= number

    with running(program, LAMPLIT_DATA=str(tmp_path), LAMPLIT_LISTEN=address) as process:
        wait_until(lambda: have_come(7))  # four, and three workers after the first
        process.terminate()
        _, told = process.communicate()

    assert (tmp_path / "daily").read_text() == "x"
    assert process.returncode == 0
    assert group(process) == set()
    assert told == ""
