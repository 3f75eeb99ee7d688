"""What a machine of this size can carry: pages a second, memory and disk, by the size of the forum.

    python -m bench.capacity [--posts 1000 10000 100000] [--seconds 5]

For each size a forum is made, brought up with `lamplit run-all` behind a file as deploy/ has it,
and asked by four visitors at once over connections that stay open. Prints JSON. Memory is the
share of each process (PSS) added up. The figures are of the machine that they were taken on, and
of nothing else: `machine` says which.
"""

import argparse
import http.client
import json
import os
import platform
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from bench.importing import _made
from forum.public_ids import to_text

ROOT = Path(__file__).parents[1]
VISITORS = 4
PATIENCE_SECONDS = 900.0
MEBIBYTE = 1024 * 1024


class Behind(http.client.HTTPConnection):
    """A visitor at the file that stands for the forum's door."""

    def __init__(self, file: Path) -> None:
        super().__init__("localhost")
        self.file = file

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX)
        try:
            self.sock.connect(str(self.file))
        except OSError:
            self.close()
            raise

    def page(self, path: str) -> int:
        self.request("GET", path)
        answer = self.getresponse()
        answer.read()
        return answer.status


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description="Measure what this machine can carry.")
    parser.add_argument("--posts", type=int, nargs="+", default=[1000, 10_000, 100_000])
    parser.add_argument("--seconds", type=float, default=5.0, help="for each kind of page")
    asked = parser.parse_args(arguments)
    machine = {"cores": os.cpu_count(), "python": platform.python_version()}
    machine["memory_gib"] = round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30)
    sizes = {}
    for posts in asked.posts:
        with tempfile.TemporaryDirectory(prefix="lamplit-") as folder:
            sizes[posts] = measured(Path(folder), posts=posts, seconds=asked.seconds)
    print(json.dumps({"machine": machine, "posts": sizes}, indent=2))
    return 0


def measured(folder: Path, *, posts: int, seconds: float) -> dict[str, float]:
    settings = {
        "LAMPLIT_DATA": str(folder / "data"),
        "LAMPLIT_LISTEN": f"unix:{folder}/door",
        "LAMPLIT_SITE_URL": "http://localhost",
        "LAMPLIT_LIMITS": "off",
    }
    environ = {k: v for k, v in os.environ.items() if not k.startswith("LAMPLIT_")} | settings
    import_seconds = filled(_made(folder / "made.jsonl", posts=posts), environ)
    with running(environ, folder / "door") as process:
        figures = {
            f"{name}_a_second": pages_a_second(folder / "door", path, seconds)
            for name, path in pages(folder / "data" / "lamplit.db").items()
        }
        figures["memory_mib"] = memory(process.pid)
    figures["import_posts_a_second"] = round(posts / import_seconds)
    files = [file for file in (folder / "data").rglob("*") if file.is_file()]
    figures["disk_mib"] = round(sum(file.stat().st_size for file in files) / MEBIBYTE, 1)
    return figures


def filled(file: Path, environ: dict[str, str]) -> float:
    lamplit(environ, "db", "upgrade")
    lamplit(environ, "boards", "add", "bench", "Bench", "--description", "For measuring.")
    begun = time.perf_counter()
    lamplit(environ, "import", "threads", str(file))
    return time.perf_counter() - begun


def lamplit(environ: dict[str, str], *words: str) -> None:
    program = f"import sys; sys.argv = {['lamplit', *words]!r}; from forum.cli import main; main()"
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, env=environ, check=True)


@contextmanager
def running(environ: dict[str, str], door: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Run the whole forum until its index is there; end all that it started."""
    program = "import sys; sys.argv = ['lamplit', 'run-all']; from forum.cli import main; main()"
    with subprocess.Popen(
        [sys.executable, "-c", program], cwd=ROOT, env=environ, start_new_session=True
    ) as process:
        try:
            wait_for(door)
            yield process
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGTERM)
            process.wait()


def wait_for(door: Path) -> None:
    limit = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < limit:
        with suppress(OSError), closing(Behind(door)) as visitor:
            if visitor.page("/readyz") == 200:
                return
        time.sleep(0.5)
    raise SystemExit("The forum did not become ready.")


def pages(database: Path) -> dict[str, str]:
    """Return an address for each kind of page: a thread of about twenty posts, for one."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as read:
        [thread] = read.execute("SELECT id FROM thread ORDER BY abs(replies - 19), id").fetchone()
    return {
        "home": "/",
        "board": "/boards/bench",
        "thread": f"/t/{to_text(thread)}",
        "search": "/search?q=kettle+morning",
    }


def pages_a_second(door: Path, path: str, seconds: float) -> float:
    """Let four visitors ask again and again; every answer must be a page."""
    answered, until = [], time.perf_counter() + seconds

    def ask() -> None:
        count = 0
        with closing(Behind(door)) as visitor:
            while time.perf_counter() < until:
                assert visitor.page(path) == 200, path
                count += 1
        answered.append(count)

    threads = [threading.Thread(target=ask) for _ in range(VISITORS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(answered) == VISITORS
    return round(sum(answered) / seconds, 1)


def memory(leader: int) -> float:
    """Return the memory of a process group, what is shared counted once, in MiB."""
    total = 0
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            group = (folder / "stat").read_text().rpartition(")")[2].split()[2]
            if int(group) == leader:
                found = re.search(r"^Pss:\s+(\d+)", (folder / "smaps_rollup").read_text(), re.M)
                total += int(found[1]) if found else 0
    return round(total / 1024, 1)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
