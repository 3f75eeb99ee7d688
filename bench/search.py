"""How quick search is, beside SQLite's full text search and stock Whoosh, in one run.

    python -m bench.search [FOLDER] [--posts 100000] [--scale 10] [--engines whoosh tantivy]
                           [--work PLACE]

FOLDER holds `conversations`; the default is ../shared/data. Posts and indexes are kept under
PLACE and used again. Every kind of question is put thirty times, each time with other words; each
figure is processor time, the least of some tries. With --scale, ours are measured again with that
many times the posts. Prints what each takes, as a ratio too, and says which goals are missed.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path

from bench.searching.baselines import Fts5, StockWhoosh
from bench.searching.corpora import SHARED, kept, questions
from bench.searching.engines import ENGINES, opened
from bench.searching.figures import Figure, told
from bench.searching.indexing import build, first_use, purge
from bench.searching.kinds import asked_of
from bench.searching.timing import beside_fts5, beside_stock, figures, pages

RESULTS = Path(__file__).parent / "results" / "search.json"
SAMPLE = 20_000
SCALE_GOAL = 15.0


def measured(
    folder: Path, work: Path, count: int, *, engines: Sequence[str], baselines: Sequence[str]
) -> Iterator[Figure]:
    """Yield what is measured with as many posts."""
    posts, place = partial(kept, count, work, folder), work / str(count)
    kinds = asked_of(list(islice(posts(), SAMPLE)), questions(folder))
    yield from build(posts, count, place, [*baselines, *engines])
    fts, stock = Fts5(place / "fts5" / "words.db"), StockWhoosh(place / "stock")
    backends = {name: opened(name, place / name) for name in engines}
    for backend in backends.values():
        backend.warm()
    yield from figures(count, "fts5", beside_fts5(kinds, backends, fts))
    if "stock" in baselines:
        yield from figures(count, "stock", beside_stock(kinds["question"], backends, stock))
    yield from figures(count, "page 1", pages(kinds["common word"], backends))
    for each in (fts, stock, *backends.values()):
        each.close()
    yield from first_use(kinds["common word"], count, place, engines)
    yield from purge(posts, place, engines)


def scaled(few: Iterable[Figure], many: Iterable[Figure]) -> Iterator[Figure]:
    """Yield how many times as long each kind of question takes with many posts."""
    before = {(each.engine, each.kind): each for each in few if each.kind.endswith(" p50")}
    for each in many:
        if (one := before.get((each.engine, each.kind))) and each.of == "fts5":
            of = f"that at {one.posts}"
            yield Figure(
                each.posts, each.engine, each.kind, each.value, "ms", one.value, of, SCALE_GOAL
            )


def main(arguments: Sequence[str]) -> int:
    """Measure once and print the figures; return 1 if a goal is missed."""
    parser = argparse.ArgumentParser(description="Measure how quick search is.")
    parser.add_argument("folder", nargs="?", type=Path, default=SHARED)
    parser.add_argument("--posts", type=int, default=100_000)
    parser.add_argument("--scale", type=int, default=1)
    parser.add_argument("--engines", nargs="*", choices=ENGINES, default=list(ENGINES))
    parser.add_argument("--work", type=Path)
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as own:
        return int(bool(told(_all(asked, asked.work or Path(own)), RESULTS)))


def _all(asked: argparse.Namespace, work: Path) -> Iterator[Figure]:
    few, many = [], []
    runs = [(few, asked.posts, ["fts5", "stock"])]
    if asked.scale > 1:
        runs.append((many, asked.posts * asked.scale, ["fts5"]))
    for found, count, baselines in runs:
        more = {"engines": asked.engines, "baselines": baselines}
        for figure in measured(asked.folder, work, count, **more):
            found.append(figure)
            yield figure
    yield from scaled(few, many)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
