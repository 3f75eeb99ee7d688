"""Real processes for tests: started in a group of their own, and ended whatever happens."""

import http.client
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import cycle
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
# Only a hang is caught by this; no test passes or fails by how fast something is.
PATIENCE_SECONDS = 240
LANES = 16

# The real forum, and a few addresses at which something can be seen.
BEGIN = """
import os
from config import load_or_leave
from forum.app import create_app

app = create_app(load_or_leave(os.environ))
"""


RUN_ALL = """
import time
from flask import request
from forum.running.serving import run_all

@app.get("/break/<word>")
def break_(word):
    raise ValueError(word)

@app.get("/seen-as")
def seen_as():
    return f"{request.scheme} {request.remote_addr}"

@app.get("/slow")
def slow():
    data = app.extensions["settings"].data
    (data / "begun").touch()
    while not (data / "go-on").exists():
        time.sleep(0.02)
    return "done"

run_all(app)
"""


# A worker makes room as soon as it has taken its turns and napped.
ENOUGH = """
from forum.running import turn, worker

turn.REST_SECONDS, turn.MUCH_MIB, turn.AT_WORK_SECONDS = 0.0, 0.0, 0.1
worker.HEARTBEAT_SECONDS = 0.0
"""


# In the midst of a test that counts processes or ends one, the worker stays.
STAYS = "from forum.running import turn\nturn.AT_WORK_SECONDS = float('inf')\n"


@contextmanager
def running(program: str, **environ: str) -> Iterator[subprocess.Popen[str]]:
    """Run `program`, which finds the forum as `app`; afterwards end all that it started."""
    named = {name: text for name, text in os.environ.items() if not name.startswith("LAMPLIT_")}
    with subprocess.Popen(
        [sys.executable, "-c", BEGIN + program],
        cwd=ROOT,
        env={**named, **environ},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        try:
            yield process
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)


@contextmanager
def opened(data: Path, address: str) -> Iterator[Any]:
    """Run the whole forum; wait until all its processes are there."""
    program = STAYS + RUN_ALL
    with running(program, LAMPLIT_DATA=str(data), LAMPLIT_LISTEN=address) as process:
        process.address, process.data = address, data
        process.greeting = process.stdout.readline()
        wait_until(lambda: len(group(process)) == 4)
        yield process


def group(process: subprocess.Popen[str]) -> set[int]:
    """Return the processes that `process` started and itself, without those that have ended."""
    return {
        int(folder.name)
        for folder in Path("/proc").iterdir()
        if folder.name.isdigit() and _is_running(folder, process.pid)
    }


def _is_running(folder: Path, group_id: int) -> bool:
    try:
        state, _, group_of = (folder / "stat").read_text().rpartition(")")[2].split()[:3]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return int(group_of) == group_id and state != "Z"


def wait_until(happens: Callable[[], object]) -> None:
    limit = time.monotonic() + PATIENCE_SECONDS
    while not happens():
        assert time.monotonic() < limit, "waited in vain"
        time.sleep(0.02)


def free_address() -> str:
    """Return an address that nobody listens at, nor will: it is this process's, once."""
    while True:
        port = next(_PORTS)
        with suppress(OSError), socket.create_server(("127.0.0.1", port)):
            return f"127.0.0.1:{port}"


def own_ports(worker: str) -> Iterator[int]:
    """Yield ports from below those that systems hand out, apart from those of other workers.

    What starts here listens some seconds after it was found that nobody does. Two processes of one
    run that drew from the same ports would now and then have drawn the same one meanwhile.
    """
    lane = int(worker.removeprefix("gw")) if worker else LANES - 1
    mine = range(20_000 + lane % LANES, 30_000, LANES)
    first = secrets.randbelow(len(mine))  # apart, mostly, from those of other runs
    return cycle([*mine[first:], *mine[:first]])


_PORTS = own_ports(os.environ.get("PYTEST_XDIST_WORKER", ""))


def fetch(address: str, path: str = "/healthz", **headers: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection(address)
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    body = answer.read().decode()
    connection.close()
    return answer.status, body


def send(address: str, request: bytes) -> bytes:
    host, _, port = address.partition(":")
    with socket.create_connection((host, int(port))) as connection:
        connection.sendall(request)
        return b"".join(iter(lambda: connection.recv(4096), b""))
