"""How often a question with a typing error still finds what the clean one finds.

    python -m bench.typing_errors [FOLDER ...] [--engines whoosh tantivy]

Each FOLDER is a judged collection as for bench/relevance.py, of which only the queries are used.
They are asked as the search page asks. Of 300 of them, each with one error in a word of five
letters or more, those count for which the first post that the clean query finds is among the first
ten; beside it stands how many of the clean ten are. Errors are drawn anywhere in the word, and, to
compare, behind its first letter.
"""

import argparse
import random
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.searching.as_page import no_own_words, page_request
from bench.searching.corpora import LETTERS, SHARED, Judged, judged
from bench.searching.engines import ENGINES, ids, opened, shares
from bench.searching.figures import Figure, told
from forum.search.analysis import STOP_WORDS
from forum.search.backend import Backend

RESULTS = Path(__file__).parent / "results" / "typing_errors.json"
QUERIES, LONG, GOAL = 300, 5, 0.85
PLACES = {"anywhere": 0, "behind the first letter": 1}


def with_an_error(text: str, chance: random.Random, *, begin: int = 0) -> str | None:
    """Return the text with one letter off, on, another or swapped; None if all words are short."""
    said = text.split()
    places = [place for place, word in enumerate(said) if _is_long(word)]
    if not places:
        return None
    place = chance.choice(places)
    return " ".join([*said[:place], _mistyped(said[place], chance, begin), *said[place + 1 :]])


def _is_long(word: str) -> bool:
    return len(word) >= LONG and word.isalpha() and word.lower() not in STOP_WORDS


def _mistyped(word: str, chance: random.Random, begin: int) -> str:
    at, way = chance.randrange(begin, len(word) - 1), chance.randrange(4)
    other = chance.choice([letter for letter in LETTERS if letter != word[at].lower()])
    swapped = word[at + 1] + (word[at] if word[at] != word[at + 1] else other)
    middle = (word[at + 1], other + word[at : at + 2], other + word[at + 1], swapped)[way]
    return word[:at] + middle + word[at + 2 :]


def measured(
    collection: Judged, backend: Backend, *, begin: int
) -> Iterator[tuple[str, str, bool, float]]:
    """Yield each query, how it was mistyped, if its first is found, and how many of its ten."""
    chance = random.Random(begin + 11)
    with no_own_words() as session:
        for text in chance.sample(sorted(collection.queries.values()), len(collection.queries)):
            clean = ids(backend, page_request(session, backend, text))
            if clean and (wrong := with_an_error(text, chance, begin=begin)):
                found = ids(backend, page_request(session, backend, wrong))
                yield text, wrong, clean[0] in found, shares(found, clean)


def figures(place: Path, engine: str, *, show: bool) -> Iterator[Figure]:
    """Yield what part of the queries of one collection bear an error."""
    collection = judged(place)
    with tempfile.TemporaryDirectory() as folder:
        backend = opened(engine, Path(folder))
        backend.rebuild(collection.posts())
        for name, begin in PLACES.items():
            rows = list(measured(collection, backend, begin=begin))[:QUERIES]
            if show:
                print(*(f"{text} | {wrong}" for text, wrong, is_there, _ in rows if not is_there))
            first = sum(is_there for *_, is_there, _ in rows) / len(rows)
            ten = sum(share for *_, share in rows) / len(rows)
            for what, value, goal in (("first", first, GOAL), ("ten", ten, None)):
                yield Figure(
                    posts=len(collection.documents),
                    engine=engine,
                    kind=f"{place.name}: {what} of it found, error {name}",
                    value=value,
                    unit=f"of {len(rows)}",
                    base=1.0,
                    of="all",
                    goal=goal,
                    is_least=True,
                )
        backend.close()


def main(arguments: Sequence[str]) -> int:
    """Measure once and print the figures; return 1 if a goal is missed."""
    parser = argparse.ArgumentParser(description="Measure what typing errors cost.")
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--engines", nargs="*", choices=ENGINES, default=list(ENGINES))
    parser.add_argument("--show", action="store_true", help="print what was not found, for reading")
    asked = parser.parse_args(arguments)
    places = asked.folders or sorted((SHARED / "relevance").glob("*/"))
    found = [
        figure
        for place in places
        for engine in asked.engines
        for figure in figures(place, engine, show=asked.show)
    ]
    return int(bool(told(found, RESULTS)))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
