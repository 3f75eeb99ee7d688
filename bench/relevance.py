"""How well search puts first what helps, beside SQLite's full text search and stock Whoosh.

    python -m bench.relevance [FOLDER ...] [--engines whoosh tantivy] [--meaning]

Each FOLDER holds `corpus.jsonl` (id, title, text), `queries.jsonl` (id, text) and `qrels.tsv`
(query, document, gain); those of ../shared/data/relevance are the default. Prints nDCG@10,
Recall@100 and MRR, the means over all queries, and each as a share of FTS5's. FTS5 is asked
without stop words, which is better for it; that with every word stands beside. Ours are
asked by the words alone, and as the search page asks: slips mended, and words of others beside.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from math import log2
from pathlib import Path

from bench.searching.as_page import no_own_words, page_request
from bench.searching.baselines import Fts5, StockWhoosh, any_of
from bench.searching.corpora import SHARED, Judged, id_of, judged
from bench.searching.engines import ENGINES, ids, opened, plain_words, request, wanted
from forum.search.analysis import words
from forum.search.meaning.meaning_backend import MeaningBackend

RESULTS = Path(__file__).parent / "results" / "relevance.json"
DEEP, FIRST = 100, 10
GOAL = 0.985
MEASURES = ("ndcg", "recall", "mrr")
Find = Callable[[str], Sequence[bytes]]


def ndcg(found: Sequence[bytes], gains: Mapping[bytes, int]) -> float:
    """Return how near the first ten are to the best ten there could be."""
    best = sorted(gains.values(), reverse=True)
    return _gained([gains.get(each, 0) for each in found]) / _gained(best)


def _gained(gains: Sequence[int]) -> float:
    return sum(gain / log2(place + 2) for place, gain in enumerate(gains[:FIRST]))


def recall(found: Sequence[bytes], gains: Mapping[bytes, int]) -> float:
    """Return how many of those that help are among the first hundred."""
    helps = {each for each, gain in gains.items() if gain > 0}
    return len(helps.intersection(found[:DEEP])) / len(helps)


def mrr(found: Sequence[bytes], gains: Mapping[bytes, int]) -> float:
    """Return one divided by the place of the first that helps."""
    places = (place for place, each in enumerate(found, 1) if gains.get(each, 0) > 0)
    return 1 / next(places, float("inf"))


def measured(collection: Judged, find: Find) -> dict[str, float]:
    """Return the mean of each measure over all queries."""
    sums = dict.fromkeys(MEASURES, 0.0)
    for key, text in collection.queries.items():
        found = find(text)
        gains = {id_of(name): gain for name, gain in collection.gains[key].items()}
        for name, measure in zip(MEASURES, (ndcg, recall, mrr), strict=True):
            sums[name] += measure(found, gains)
    return {name: value / len(collection.queries) for name, value in sums.items()}


def baselines(collection: Judged, folder: Path) -> dict[str, dict[str, float]]:
    """Measure FTS5 and stock Whoosh."""
    plain, stock = Fts5(), StockWhoosh(folder / "stock")
    plain.build(collection.posts())
    stock.build(collection.posts())
    found = {
        "fts5": measured(collection, lambda text: plain.best(any_of(plain_words(text)), DEEP)),
        "fts5, every word": measured(
            collection, lambda text: plain.best(any_of(words(text)), DEEP)
        ),
        "stock whoosh": measured(collection, lambda text: stock.best(text, DEEP)),
    }
    plain.close()
    stock.close()
    return found


def ours(
    collection: Judged, engine: str, folder: Path, *, meaning: str = "off"
) -> dict[str, dict[str, float]]:
    """Measure one of our engines: by the words alone, and as the search page asks it."""
    backend = opened(engine, folder / f"{engine}-{meaning}", meaning=meaning)
    backend.rebuild(collection.posts())
    if isinstance(backend, MeaningBackend):
        backend.learn_all(collection.posts())
    with no_own_words() as session:
        ways: dict[str, Find] = {
            "words": lambda text: ids(backend, request(wanted(text), text=text, limit=DEEP)),
            "page": lambda text: ids(backend, page_request(session, backend, text, limit=DEEP)),
        }
        found = {name: measured(collection, find) for name, find in ways.items()}
    backend.close()
    return found


def main(arguments: Sequence[str]) -> int:
    """Measure once and print the figures; return 1 if one of ours misses its goal."""
    parser = argparse.ArgumentParser(description="Measure how well search puts first what helps.")
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--engines", nargs="*", choices=ENGINES, default=list(ENGINES))
    parser.add_argument("--meaning", action="store_true", help="measure with meaning, too")
    asked = parser.parse_args(arguments)
    places = asked.folders or sorted((SHARED / "relevance").glob("*/"))
    kinds = ("off", "on") if asked.meaning else ("off",)
    rows = [row for place in places for row in _rows(place, asked.engines, kinds)]
    _print(rows)
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps({"goal": GOAL, "rows": rows}, indent=1) + "\n", "utf-8")
    print(f"Written to {RESULTS}")
    return int(any(row["share"][name] < GOAL for row in rows if row["ours"] for name in MEASURES))


def _rows(place: Path, engines: Sequence[str], kinds: Sequence[str]) -> list[dict[str, object]]:
    collection = judged(place)
    with tempfile.TemporaryDirectory() as folder:
        found = baselines(collection, Path(folder))
        names = list(found)
        for engine in engines:
            for meaning in kinds:
                own = ours(collection, engine, Path(folder), meaning=meaning)
                more = ", meaning" if meaning == "on" else ""
                found |= {f"{engine}, {way}{more}": values for way, values in own.items()}
    return [
        {
            "collection": place.name,
            "engine": name,
            "ours": name not in names,
            "share": {each: value / found["fts5"][each] for each, value in values.items()},
        }
        | values
        for name, values in found.items()
    ]


def _print(rows: Sequence[Mapping[str, object]]) -> None:
    print(f"{'collection':<14}{'engine':<26}" + "".join(f"{each:>20}" for each in MEASURES))
    for row in rows:
        shares = row["share"]
        assert isinstance(shares, dict)
        cells = (f"{row[each]:>11.4f} ({shares[each]:.3f})" for each in MEASURES)
        print(f"{row['collection']:<14}{row['engine']:<26}" + " ".join(cells))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
