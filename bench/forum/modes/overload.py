"""Two hundred connections at once: what is answered, how soon, and whether it passes by itself.

The forum may say that it is too busy (503, with Retry-After), but it says so quickly, lets nobody
wait until they give up, takes no more memory for it, and is as quick as before when it is over.
"""

import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import asdict, dataclass
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlsplit

from bench.forum import building, course, serving
from bench.forum.loading import Heard, Load, load
from bench.forum.modes.asked import Asked
from bench.forum.targets import AT_LEAST, AT_MOST, Verdict

AT_ONCE, USUAL = 200, 4
HEALTH = "/healthz"
LOOK_EVERY, GIVE_UP_SECONDS, QUICKLY = 0.25, 10.0, 1.0
RECOVERED, RECOVERED_SECONDS = 0.8, 2.0
GROWN_MIB = 40.0
Found = dict[str, Any]


@dataclass(frozen=True)
class Seen:
    """What a newcomer got; `status` is 0 if there was no answer."""

    path: str
    status: int
    seconds: float
    retry_after: str | None


def measured(asked: Asked) -> tuple[Found, list[Verdict]]:
    """Load it as usual, overload it while somebody looks on, and load it as usual again."""
    asked.prepare()
    with serving.forum(asked.settings()) as server:
        serving.wait_for(f"{server.site}/readyz")
        wanted = Load([*building.addresses().values(), *course.searches()["search, common"]])

        def asked_by(connections: int) -> Heard:
            return load(server.site, wanted, connections=connections, seconds=asked.seconds)

        before, memory = asked_by(USUAL), server.memory_mib()
        with looking_on(server.site, [HEALTH, *wanted.paths[:1]]) as seen:
            crowd = asked_by(AT_ONCE)
        crowded = server.memory_mib()
        recovered = _recovered(server.site)
        after = asked_by(USUAL)
    found: Found = {"machine": serving.machine(), "recovered_seconds": recovered}
    found |= {"looked_on": [asdict(one) for one in seen]}
    found |= {"before": asdict(before), "crowd": asdict(crowd), "after": asdict(after)}
    found |= {"memory_mib": memory, "memory_in_crowd_mib": crowded}
    waits = [
        Verdict("connections that got no answer", AT_MOST, 0, crowd.errors),
        Verdict("longest wait, seconds", AT_MOST, GIVE_UP_SECONDS, crowd.longest / 1000),
        Verdict("seconds until a page comes as usual", AT_MOST, RECOVERED_SECONDS, recovered),
        Verdict("memory that came with it, MiB", AT_MOST, GROWN_MIB, round(crowded - memory, 1)),
        Verdict("pages a second afterwards, of before", AT_LEAST, RECOVERED, _share(after, before)),
    ]
    return found, [*waits, *verdicts(seen)]


def _share(after: Heard, before: Heard) -> float | None:
    return round(after.a_second / before.a_second, 2) if before.a_second else None


def _recovered(site: str) -> float:
    """Return after how many seconds the home page is there."""
    begun = time.monotonic()
    serving.wait_for(f"{site}/")
    return round(time.monotonic() - begun, 2)


@contextmanager
def looking_on(site: str, paths: Sequence[str]) -> Iterator[list[Seen]]:
    """Let a newcomer ask for these again and again, each time on a connection of their own."""
    seen: list[Seen] = []
    over = threading.Event()

    def look() -> None:
        while not over.wait(LOOK_EVERY):
            seen.extend(_look(site, path) for path in paths)

    thread = threading.Thread(target=look)
    thread.start()
    try:
        yield seen
    finally:
        over.set()
        thread.join()


def _look(site: str, path: str) -> Seen:
    line, begun = HTTPConnection(urlsplit(site).netloc, timeout=GIVE_UP_SECONDS), time.monotonic()
    with closing(line), suppress(OSError):
        line.request("GET", path)
        answer = line.getresponse()
        answer.read()
        took = round(time.monotonic() - begun, 2)
        return Seen(path, answer.status, took, answer.getheader("Retry-After"))
    return Seen(path, 0, round(time.monotonic() - begun, 2), None)


def verdicts(seen: Sequence[Seen]) -> list[Verdict]:
    """Say how a newcomer was answered; whoever was sent away has to be told for how long."""
    healthy = [one.seconds for one in seen if one.path == HEALTH and one.status == 200]
    refused = [one for one in seen if one.status == 503]
    silent = sum(one.retry_after is None for one in refused)
    lost = sum(one.status not in (200, 503) for one in seen)
    slowest = max((one.seconds for one in refused), default=0.0)
    return [
        Verdict("newcomers that got neither a page nor a 503", AT_MOST, 0, lost),
        Verdict("refusals without Retry-After", AT_MOST, 0, silent),
        Verdict("slowest refusal, seconds", AT_MOST, QUICKLY, slowest),
        Verdict("health page, slowest, seconds", AT_MOST, QUICKLY, max(healthy, default=None)),
    ]
