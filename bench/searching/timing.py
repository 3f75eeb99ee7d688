"""How long questions take an engine, beside FTS5 and stock Whoosh: processor time, in one run."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from bench.searching.baselines import Fts5, StockWhoosh, all_of, any_of, phrase_of
from bench.searching.engines import both, newest, on_board, phrase, request, wanted
from bench.searching.figures import Figure, at
from bench.searching.kinds import Asked
from forum.search.backend import Backend, Request

TRIES, PAGES = 5, 50
SHARES = (("p50", 0.5), ("p95", 0.95))
GOALS = {
    ("whoosh", "question p50"): 0.10,
    ("whoosh", "question p95"): 0.10,
    ("whoosh", "question by stock p50"): 0.05,
    ("whoosh", "question by stock p95"): 0.05,
    ("whoosh", "common word p50"): 0.05,
    ("whoosh", "two words p50"): 0.5,
    ("whoosh", "three words p50"): 0.5,
    ("whoosh", "phrase p50"): 3.0,
    ("whoosh", "word, board, day p95"): 0.05,
    ("whoosh", "newest p50"): 5.0,
    ("whoosh", "page 50 p50"): 6.0,
    ("tantivy", "question p50"): 0.05,
    ("tantivy", "question p95"): 0.05,
}
PLAIN = {"two words": all_of, "three words": all_of, "phrase": phrase_of}


def plain_way(fts: Fts5, kind: str, asked: Asked) -> Callable[[], object]:
    """Return how FTS5 is asked: for any of the words of a question, for all of a few."""
    match = PLAIN.get(kind.partition(", all")[0], any_of)(asked.words)
    if kind == "word, board, day":
        return partial(fts.best_on, match, asked.board, asked.since.toordinal())
    return partial(fts.newest if kind == "newest" else fts.best, match)


def our_request(kind: str, asked: Asked) -> Request:
    """Return what our engines are asked. A few words are wanted all, but any are found."""
    said = asked.words
    match kind:
        case "two words, all only" | "three words, all only":
            return request(both(said))
        case "phrase":
            return request(phrase(said))
        case "word, board, day":
            return on_board(wanted(said), asked.board, asked.since)
        case "newest":
            return newest(wanted(said))
        case "question, per thread":
            return request(wanted(said), per_thread=True)
    return request(wanted(said))


def milliseconds(deed: Callable[[], object]) -> float:
    """Return the processor time of a deed, the least of some tries."""
    took = []
    for _ in range(TRIES):
        begun = time.process_time()
        deed()
        took.append(time.process_time() - begun)
    return min(took) * 1000


def kinds_of(kinds: Mapping[str, Sequence[Asked]]) -> dict[str, Sequence[Asked]]:
    """Return all kinds that are put to our engines: some are put in two ways."""
    few = {f"{kind}, all only": kinds[kind] for kind in ("two words", "three words")}
    return {**kinds, **few, "question, per thread": kinds["question"]}


def beside_fts5(
    kinds: Mapping[str, Sequence[Asked]], backends: Mapping[str, Backend], fts: Fts5
) -> Iterator[tuple[str, str, list[float], list[float]]]:
    """Yield engine, kind, its times and FTS5's."""
    for kind, questions in kinds_of(kinds).items():
        base = [milliseconds(plain_way(fts, kind, asked)) for asked in questions]
        for name, backend in backends.items():
            wishes = [our_request(kind, asked) for asked in questions]
            yield name, kind, [milliseconds(partial(backend.find, wish)) for wish in wishes], base


def beside_stock(
    questions: Sequence[Asked], backends: Mapping[str, Backend], stock: StockWhoosh
) -> Iterator[tuple[str, str, list[float], list[float]]]:
    """Yield engine, kind, its times and stock Whoosh's."""
    base = [milliseconds(partial(stock.best, " ".join(asked.words))) for asked in questions]
    for name, backend in backends.items():
        wishes = [our_request("question", asked) for asked in questions]
        times = [milliseconds(partial(backend.find, wish)) for wish in wishes]
        yield name, "question by stock", times, base


def pages(
    questions: Sequence[Asked], backends: Mapping[str, Backend]
) -> Iterator[tuple[str, str, list[float], list[float]]]:
    """Yield engine, kind, times of pages far behind, and of first pages."""
    for name, backend in backends.items():
        first, far = [], []
        for asked in questions:
            wish, after = our_request("common word", asked), None
            for _ in range(PAGES - 1):
                after = backend.find(request(wish.wanted, after=after)).next
            if after:
                first.append(milliseconds(partial(backend.find, wish)))
                deep = request(wish.wanted, after=after)
                far.append(milliseconds(partial(backend.find, deep)))
        yield name, "page 50", far, first


def figures(
    count: int, of: str, times: Iterator[tuple[str, str, list[float], list[float]]]
) -> Iterator[Figure]:
    """Yield the middle and the slowest of twenty of each."""
    for name, kind, took, base in times:
        for called, share in SHARES:
            what = f"{kind} {called}"
            goal = GOALS.get((name, what))
            yield Figure(count, name, what, at(took, share), "ms", at(base, share), of, goal)
