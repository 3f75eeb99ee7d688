"""gunicorn from deploy/gunicorn.conf.py: behind a file, quiet, and renewed now and then."""

import http.client
import os
import signal
import socket
import subprocess
import sys
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.deploy.fronted import Place, place, settings, upgraded
from tests.proofs.residue import held_in
from tests.running.processes import ROOT, group, wait_until

MARK = "canary-7f3a92"


class Behind(http.client.HTTPConnection):
    """A visitor at the file that stands for the forum's door."""

    def __init__(self, at: Place) -> None:
        super().__init__("localhost")
        self._file = str(at.door)

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.connect(self._file)


def ask(at: Place, path: str, **headers: str) -> tuple[int, str]:
    connection = Behind(at)
    connection.request("GET", path, headers={"Host": "forum.example.org", **headers})
    answer = connection.getresponse()
    body = answer.read().decode()
    connection.close()
    return answer.status, body


@contextmanager
def gunicorn(at: Place, *more: str):
    command = [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py", *more]
    clean = {name: text for name, text in os.environ.items() if not name.startswith("LAMPLIT_")}
    with subprocess.Popen(
        [*command, "wsgi:app"],
        cwd=ROOT,
        env=clean | settings(at),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    ) as process:
        try:
            wait_until(lambda: at.door.exists() and len(group(process)) == 3)
            yield process
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)


@pytest.fixture(scope="module")
def at():
    with place() as here:
        upgraded(here)
        yield here


def test_it_answers_and_tells_nothing_of_who_asked(at):
    carried = {"User-Agent": MARK, "Cookie": f"__Host-s={MARK}", "X-Forwarded-For": MARK}
    with gunicorn(at) as process:
        home, _ = ask(at, "/", **carried)
        absent, _ = ask(at, f"/{MARK}?q={MARK}", **carried)
        with socket.socket(socket.AF_UNIX) as plain:
            plain.connect(str(at.door))
            plain.sendall(f"GET /{MARK} {MARK}\r\nX: {MARK}\r\n\r\n".encode())
            assert plain.recv(4096).startswith(b"HTTP/1.1 400")
        process.terminate()
        said, _ = process.communicate()

    assert (home, absent) == (200, 404)
    assert MARK not in said
    assert held_in(at.folder, [MARK]) == set()
    assert not at.door.exists()


def test_a_process_that_has_answered_enough_makes_room_for_a_fresh_one(at):
    with gunicorn(at, "--max-requests", "3", "--max-requests-jitter", "0") as process:
        before = group(process)
        wait_until(lambda: ask(at, "/healthz")[0] == 200 and len(group(process) - before) > 0)
        after = ask(at, "/healthz")

    assert after == (200, "ok\n")


def test_what_stands_above_the_file_is_refused(at):
    """It could switch on a log of all requests."""
    command = [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py", "wsgi:app"]
    above = {"GUNICORN_CMD_ARGS": "--access-logfile -"}
    ended = subprocess.run(
        command, cwd=ROOT, env=os.environ | settings(at) | above, capture_output=True, text=True
    )

    assert ended.returncode == 4
    assert "GUNICORN_CMD_ARGS stands above what we say" in ended.stderr


def test_no_connection_to_the_database_is_carried_into_another_process(at):
    with gunicorn(at) as process:
        files = {str(file.readlink()) for file in Path(f"/proc/{process.pid}/fd").iterdir()}

    assert not any("lamplit.db" in file for file in files)
