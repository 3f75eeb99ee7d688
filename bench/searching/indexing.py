"""What indexes cost: building them, writing anew what was deleted, and the first use of a word."""

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path

from bench.searching.baselines import Fts5, StockWhoosh
from bench.searching.engines import opened, request, wanted
from bench.searching.figures import Figure, at
from bench.searching.kinds import Asked
from forum.search.backend import Document, Health

BUILDING_GOAL, PURGING_GOAL, FIRST_USE_GOAL = 0.035, 1.5, 60.0
SEGMENT = 10_000
ROOT = Path(__file__).parents[2]
Posts = Callable[[], Iterable[Document]]


def processor_seconds(deed: Callable[[], object]) -> float:
    """Return the processor time of a deed, that of processes it starts and ends included."""
    begun = _spent()
    deed()
    return _spent() - begun


def _spent() -> float:
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(sum(resource.getrusage(kind)[:2]) for kind in kinds)


def build(posts: Posts, count: int, place: Path, names: Sequence[str]) -> Iterator[Figure]:
    """Build what is not there yet; yield posts per processor second, "fts5" being the first."""
    place.mkdir(parents=True, exist_ok=True)
    rates = place / "rates.json"
    known = json.loads(rates.read_text()) if rates.exists() else {}
    reading = processor_seconds(lambda: [None for _ in posts()])
    for name in names:
        if name not in known or not _is_built(name, place / name):
            took = processor_seconds(partial(_build, name, place / name, posts))
            known[name] = count / (took - reading)
    rates.write_text(json.dumps(known))
    for name in names[1:]:
        yield Figure(
            posts=count,
            engine=name,
            kind="building",
            value=known[name],
            unit="posts/s",
            base=known["fts5"],
            of="fts5",
            goal=BUILDING_GOAL if name == "whoosh" else None,
            is_least=True,
        )


def _is_built(name: str, place: Path) -> bool:
    """Return whether the index is there; one that is written in another way now is none."""
    if name in ("fts5", "stock"):
        return place.exists()
    backend = opened(name, place)
    health = backend.health()
    backend.close()
    return health is Health.READY


def _build(name: str, place: Path, posts: Posts) -> None:
    if name in ("fts5", "stock"):
        place.mkdir(exist_ok=True)
        baseline = Fts5(place / "words.db") if name == "fts5" else StockWhoosh(place)
        baseline.build(posts())
        baseline.close()
        return
    backend = opened(name, place)
    backend.rebuild(posts())
    backend.close()


def purge(posts: Posts, place: Path, engines: Sequence[str]) -> Iterator[Figure]:
    """Yield the seconds of writing one segment anew, beside those of indexing it."""
    for name in engines:
        backend = opened(name, place / f"{name}-purged")
        some = list(islice(posts(), SEGMENT))
        anew = processor_seconds(lambda backend=backend, some=some: backend.rebuild(some))
        backend.apply([], gone={some[len(some) // 2].id})
        took = processor_seconds(backend.purge)
        backend.close()
        goal = PURGING_GOAL if name == "whoosh" else None
        yield Figure(len(some), name, "purging a segment", took, "s", anew, "indexing it", goal)


def first_use(
    asked: Sequence[Asked], count: int, place: Path, engines: Sequence[str]
) -> Iterator[Figure]:
    """Yield how long the first use of a word takes in a new process, at its slowest of twenty."""
    words = json.dumps([each.words[0] for each in asked])
    for name in engines:
        command = [sys.executable, "-m", "bench.searching.indexing", name, str(place / name), words]
        answer = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
        slow = at(json.loads(answer.stdout.splitlines()[-1]), 0.95)
        goal = FIRST_USE_GOAL if name == "whoosh" else None
        yield Figure(count, name, "first use of a word p95", slow, "ms", 1.0, "a millisecond", goal)


def main(engine: str, place: str, words: str) -> None:
    """Print how many milliseconds the first use of each word takes."""
    backend = opened(engine, Path(place))
    backend.warm()
    times = []
    for word in json.loads(words):
        begun = time.process_time()
        backend.find(request(wanted(word)))
        times.append((time.process_time() - begun) * 1000)
    print(json.dumps(times))


if __name__ == "__main__":
    main(*sys.argv[1:])
