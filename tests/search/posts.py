"""Posts to be searched, and ways to ask for them."""

import hashlib
from datetime import date

from forum.search.analysis import stems
from forum.search.backend import Alternative, Audience, Document, Request, Wanted


def key(of: object) -> bytes:
    """Return sixteen bytes that are always the same for the same."""
    return hashlib.blake2b(repr(of).encode(), digest_size=16).digest()


def post(name: object, body: str = "", **facts: object) -> Document:
    """Return a post; it is alone in its conversation unless `thread` says otherwise."""
    known: dict[str, object] = {
        "id": key(name),
        "thread": key(facts.pop("thread", ("thread", name))),
        "board": key(facts.pop("board", "sleep")),
        "everyone": True,
        "day": date(2026, 3, 4),
        "title": "",
        "body": body,
    }
    return Document(**(known | facts))


def term(word: str, weight: float = 1.0) -> Alternative:
    return Alternative(tuple(stems([word])), weight=weight)


def phrase(*words: str, gaps: tuple[int, ...] = ()) -> Alternative:
    return Alternative(tuple(stems(words)), gaps or tuple(range(len(words))))


def wanted(*words: str | Alternative, must: bool = False) -> Wanted:
    return Wanted(tuple(w if isinstance(w, Alternative) else term(w) for w in words), must)


def ask(*words: str | Alternative | Wanted, **more: object) -> Request:
    """Return a request for all these words, of everyone unless `audience` says otherwise."""
    asked = tuple(w if isinstance(w, Wanted) else wanted(w) for w in words)
    return Request(**({"wanted": asked, "audience": Audience.EVERYONE} | more))
