"""Our engines as the benches ask them: opened in a folder of their own, and questions put to them.

How people's words become a request is forum/search/asking's; here they are taken as they are, so
that engines are measured, and nothing else.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from bench.searching.corpora import BOARDS
from config import load
from forum.search.analysis import STOP_WORDS, stems, terms, words
from forum.search.backend import Alternative, Audience, Backend, Order, Request, Wanted

ENGINES = ("whoosh", "tantivy")


def opened(engine: str, folder: Path, *, meaning: str = "off") -> Backend:
    """Open an engine whose files are, or will be, under `folder`."""
    from forum.search.choosing import open_backend

    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    asked = {"LAMPLIT_DATA": str(folder), "LAMPLIT_SEARCH": engine, "LAMPLIT_MEANING": meaning}
    return open_backend(load(asked))


def wanted(text: str | Sequence[str]) -> tuple[Wanted, ...]:
    """Return each different term of a text, any of which will do."""
    said = text if isinstance(text, str) else " ".join(text)
    return tuple(_one(term) for term in dict.fromkeys(term for _, term in terms(said)))


def both(said: Sequence[str]) -> tuple[Wanted, ...]:
    """Return each different term, none of which may be missing."""
    return tuple(_one(term, must=True) for term in dict.fromkeys(stems(said)))


def _one(term: str, *, must: bool = False) -> Wanted:
    return Wanted((Alternative((term,)),), must=must)


def phrase(said: Sequence[str]) -> tuple[Wanted, ...]:
    """Return the words one after another."""
    kept = list(terms(" ".join(said)))
    first = kept[0][0]
    gaps = tuple(place - first for place, _ in kept)
    found = Alternative(tuple(term for _, term in kept), gaps)
    return (Wanted((found,), must=True),)


def request(
    what: tuple[Wanted, ...], *, text: str = "", limit: int = 10, **more: object
) -> Request:
    """Return a request of a member who may read all boards and asks for posts."""
    asked = {"audience": Audience.MEMBERS, "boards": frozenset(BOARDS), "per_thread": False} | more
    return Request(what, limit=limit, text=text, **asked)  # type: ignore[arg-type]


def on_board(what: tuple[Wanted, ...], board: bytes, since: date) -> Request:
    """Return a request for posts of one board since a day."""
    return request(what, only_boards=frozenset({board}), since=since)


def newest(what: tuple[Wanted, ...]) -> Request:
    """Return a request for the newest posts."""
    return request(what, order=Order.NEWEST)


def plain_words(text: str) -> list[str]:
    """Return the different words of a text that are no stop words."""
    return [word for word in dict.fromkeys(words(text)) if word not in STOP_WORDS]


def ids(backend: Backend, asked: Request) -> list[bytes]:
    """Return which posts are found."""
    return [hit.id for hit in backend.find(asked).hits]


def shares(found: Iterable[bytes], expected: Iterable[bytes]) -> float:
    """Return how many of those expected are found, in parts of one."""
    wished = set(expected)
    return len(wished & set(found)) / len(wished) if wished else 1.0
