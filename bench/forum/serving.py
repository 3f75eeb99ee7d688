"""Run the forum, or the bare pages, as their own processes, and see what they weigh."""

import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROCESSES = Path("/proc")
PATIENCE_SECONDS, LOOK_EVERY = 600.0, 0.02
OWN = "Pss_Anon"
# The forum's settings are given; and of a second start, Python has read our sources already.
NOT_HANDED_ON = ("LAMPLIT_", "PYTHONDONTWRITEBYTECODE")
RUN_ALL = "import sys; sys.argv = ['lamplit', 'run-all']; from forum.cli import main; main()"


@dataclass(frozen=True)
class Server:
    """What runs: `leader` is the parent of all its processes, `began` when it was started."""

    site: str
    leader: int
    began: float

    def first_page(self, path: str = "/") -> float:
        """Return after how many seconds it answered."""
        wait_for(f"{self.site}{path}")
        return time.monotonic() - self.began

    def memory_mib(self) -> float:
        """Return the memory of its processes, what is shared counted once."""
        return self._sum("Pss")

    def own_memory_mib(self) -> float:
        """Return it without files that are mapped, which the system can let go and read anew."""
        return self._sum(OWN)

    def web_memory_mib(self) -> float:
        """Return the same of those alone that answer: neither of their parent nor of the worker."""
        all_of_it = processes(self.leader)
        return _mib([one for one in all_of_it if one != self.leader and not works(one)], OWN)

    def _sum(self, kind: str) -> float:
        return _mib(processes(self.leader), kind)


def free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


@contextmanager
def forum(settings: Mapping[str, str]) -> Iterator[Server]:
    """Run the whole forum, `lamplit run-all`, until its first page is there."""
    port = free_port()
    door = {"LAMPLIT_LISTEN": f"127.0.0.1:{port}"}
    with _running(["-c", RUN_ALL], {**settings, **door}, port) as server:
        yield server


@contextmanager
def bare(file: Path) -> Iterator[Server]:
    port = free_port()
    program = ["-m", "bench.forum.bare", str(file), "--listen", f"127.0.0.1:{port}"]
    with _running(program, {}, port) as server:
        wait_for(f"{server.site}/hello")
        yield server


def environ(settings: Mapping[str, str]) -> dict[str, str]:
    """Return the environment of what runs: as an operator starts it, whatever ours is."""
    others = {k: v for k, v in os.environ.items() if not k.startswith(NOT_HANDED_ON)}
    return {**others, **settings}


@contextmanager
def _running(program: Sequence[str], settings: Mapping[str, str], port: int) -> Iterator[Server]:
    """Run it in a group of its own; end all that it started, and wait for that."""
    began = time.monotonic()
    with (
        tempfile.TemporaryFile("w+") as log,
        subprocess.Popen(
            [sys.executable, *program],
            cwd=ROOT,
            env=environ(settings),
            start_new_session=True,
            stdout=log,
            stderr=log,
        ) as process,
    ):
        try:
            yield Server(f"http://127.0.0.1:{port}", process.pid, began)
        except BaseException:
            log.seek(0)
            print(log.read(), file=sys.stderr)  # why it did not start, perhaps
            raise
        finally:
            with suppress(ProcessLookupError):
                os.kill(process.pid, signal.SIGTERM)
            process.wait()


def wait_for(address: str) -> None:
    """Wait until the page is there.

    Raises:
        SystemExit: it does not come.
    """
    limit = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < limit:
        with suppress(OSError), urllib.request.urlopen(address) as page:
            if page.status == 200:
                return
        time.sleep(LOOK_EVERY)
    raise SystemExit(f"{address} did not answer.")


def processes(leader: int) -> list[int]:
    """Return the processes of a group."""
    found = []
    for folder in PROCESSES.glob("[0-9]*"):
        with suppress(OSError):
            group = (folder / "stat").read_text().rpartition(")")[2].split()[2]
            if int(group) == leader:
                found.append(int(folder.name))
    return found


def memory(pid: int, kind: str = "Pss") -> int:
    """Return the proportional share of memory of one process, in KiB; 0 if it has ended.

    Args:
        kind: of everything that is mapped, or of one kind of it, as the system calls them.
    """
    with suppress(OSError):
        rollup = (PROCESSES / str(pid) / "smaps_rollup").read_text()
        if found := re.search(rf"^{kind}:\s+(\d+)", rollup, re.MULTILINE):
            return int(found[1])
    return 0


def works(pid: int) -> bool:
    """Return whether a process is the worker: it has the lock of chores open."""
    with suppress(OSError):
        return "worker.lock" in map(_opened, (PROCESSES / str(pid) / "fd").iterdir())
    return False


def _opened(file: Path) -> str:
    with suppress(OSError):  # closed meanwhile
        return file.readlink().name
    return ""


def _mib(pids: Sequence[int], kind: str) -> float:
    return round(sum(memory(pid, kind) for pid in pids) / 1024, 1)


def machine() -> dict[str, object]:
    """Return what the figures were taken on."""
    pages = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    name = re.search(r"^model name\s*: (.*)$", Path("/proc/cpuinfo").read_text(), re.MULTILINE)
    return {
        "cores": os.cpu_count(),
        "processor": name[1] if name else "",
        "memory_gib": round(pages / 2**30),
        "python": sys.version.split()[0],
        "load_before": os.getloadavg()[0],
    }
