"""What a search engine does for us, whichever it is. Pure.

An engine knows ids, the terms of public words, and a few facts for filters. Words come from the
database, which decides once more what somebody may read.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple, Protocol

from forum.search.document import Document as Document
from forum.search.trouble import (
    Health as Health,
    IndexBroken as IndexBroken,
    IndexBusy as IndexBusy,
    NotReady as NotReady,
)


class Audience(StrEnum):
    """Whose reading decides what counts: scores, numbers and corrections come from it alone."""

    EVERYONE = "everyone"
    MEMBERS = "members"  # they read what everyone reads, too


class Order(StrEnum):
    """What comes first."""

    BEST = "best"
    NEWEST = "newest"


class Alternative(NamedTuple):
    """A term, or several that stand one after another, as forum/search/analysis.py makes them.

    `gaps` says how far each stands behind the first: stop words leave room. `weight` is 1 for
    what was typed and less for what was put beside it.
    """

    terms: tuple[str, ...]
    gaps: tuple[int, ...] = (0,)
    weight: float = 1.0


class Wanted(NamedTuple):
    """Something to be found in a post: any of `alternatives`; the best of them gives the score.

    `must` is for what may never be missing, such as an exact phrase.
    """

    alternatives: tuple[Alternative, ...]
    must: bool = False


@dataclass(frozen=True, slots=True)
class Position:
    """Where a page begins: behind this hit. `key` is its score, or its day when newest first."""

    has_all: bool
    key: float
    tie: int


@dataclass(frozen=True, slots=True)
class Request:
    """A question to the engine.

    First come those posts that have all that is wanted, then those that have any of it, by score:
    to ask for half of it loses a third of what helps (python -m bench.relevance).

    Attributes:
        wanted: what is looked for; empty finds nothing.
        without: no post with any of these.
        audience: from whose posts the scores come.
        boards: those that the viewer may read; nothing else is ever found or counted. None leaves
            it at what `audience` may read.
        text: what was typed, or written, for an engine that goes by meaning, too.
        only_boards: those chosen among them; None for all.
        since: written on this day or later.
        until: written on this day or earlier.
        left_out: content notes that a post must not have.
        gone: posts that the database no longer shows, though the index may still know them.
        not_in: a conversation that is not to be found (the one for which others are sought).
        per_thread: one hit for each conversation, the best (or newest) of it.
        limit: the hits of a page; none where only its numbers are asked for.
    """

    wanted: tuple[Wanted, ...]
    audience: Audience
    boards: frozenset[bytes] | None = None
    text: str = ""
    without: tuple[Alternative, ...] = ()
    only_boards: frozenset[bytes] | None = None
    since: date | None = None
    until: date | None = None
    helped: bool = False
    waiting: bool = False
    left_out: frozenset[str] = frozenset()
    gone: frozenset[bytes] = frozenset()
    not_in: bytes | None = None
    order: Order = Order.BEST
    per_thread: bool = True
    after: Position | None = None
    limit: int = 10


class Hit(NamedTuple):
    """A post found. `has_all`: all that was wanted is in it."""

    id: bytes
    thread: bytes
    score: float
    has_all: bool


@dataclass(frozen=True, slots=True)
class Found:
    """A page of hits, best (or newest) first.

    Attributes:
        count: how many there are, over all pages: conversations if the request is per thread.
        with_all: how many of them have all that is wanted.
        is_rough: the two numbers are estimates, for exact ones would take too long.
        next: where the next page begins; None after the last.
    """

    hits: tuple[Hit, ...]
    count: int = 0
    with_all: int = 0
    is_rough: bool = False
    next: Position | None = None


Progress = Callable[[int], None]


class Index(Protocol):
    """What can be asked. Each raises NotReady where the index is not there, or not whole."""

    def find(self, request: Request) -> Found:
        """Return a page of hits."""
        ...

    def by_board(self, request: Request) -> Mapping[bytes, int]:
        """Return how many posts each board has of what is asked for, whatever boards are chosen."""
        ...

    def frequency(self, term: str, audience: Audience) -> int:
        """Return how many living posts that `audience` may read have the term."""
        ...

    def posts(self, audience: Audience) -> int:
        """Return how many living posts `audience` may read."""
        ...

    def suggest(self, word: str) -> tuple[str, ...]:
        """Return words like this one, likeliest first, out of posts that everyone may read.

        Args:
            word: as forum/search/analysis.py cuts it, not stemmed.
        """
        ...


class Backend(Index, Protocol):
    """A search engine and its files in one folder.

    Any number of processes read; only whoever holds the folder's lock writes. Readers see
    each change soon, and never half of one. What writes (`apply`, `purge`, `rebuild`) never
    waits for the lock: it raises IndexBusy; or IndexBroken, and the index is as it was. Where
    there is none, `apply` and `purge` raise NotReady.
    """

    def now(self) -> Index:
        """Return the index as it is now, for one question and whatever is asked of it.

        It may remember what it matched: it is let go with the answer.

        What a question is not to find (`Request.gone`) has to be read before this is called.
        """
        ...

    def apply(self, documents: Iterable[Document], gone: Collection[bytes] = ()) -> None:
        """Put these posts into the index, over what it has of them; take those out. Idempotent.

        Once it returns, this holds also when the process is killed.
        """
        ...

    def purge(self) -> int:
        """Write anew whatever still holds words of posts that were taken out; return how many.

        Once it returns, no file holds them. In between it lets others write.
        """
        ...

    def entries(self) -> Mapping[bytes, int]:
        """Return the mark (`Document.mark`) of every living post."""
        ...

    def rebuild(self, documents: Iterable[Document], progress: Progress | None = None) -> None:
        """Build an index of these beside the old one, then put it in its place.

        Searching goes on meanwhile. `progress` is told how many are done.
        """
        ...

    def is_rebuilding(self) -> bool:
        """Return whether somebody, here or elsewhere, is building an index."""

    def health(self) -> Health: ...

    def warm(self) -> None:
        """Read what the next searches will need, so that the first is not slow."""
        ...

    def close(self) -> None: ...
