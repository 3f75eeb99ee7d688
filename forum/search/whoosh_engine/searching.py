"""The index as it is after one commit, asked."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from copy import copy
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

import numpy as np

from forum.search.backend import Audience, Found, Order, Request, Wanted
from forum.search.whoosh_engine.arrays import counting
from forum.search.whoosh_engine.arrays.cache import Caches
from forum.search.whoosh_engine.arrays.filtering import Sieve, unwanted
from forum.search.whoosh_engine.arrays.matching import Matched, Matcher, together
from forum.search.whoosh_engine.arrays.memory import Memory
from forum.search.whoosh_engine.arrays.ranking import Page
from forum.search.whoosh_engine.arrays.suggestions import suggested
from forum.search.whoosh_engine.parts import Part

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class ArrayIndex:
    """Answers from the parts in a folder. Any number of threads may ask.

    `memory` goes from one opening to the next, so that only what is new is read. No question is
    kept by it, and no answer: only `for_one_question` remembers, and is let go with its answer.
    """

    _joined: dict[tuple[Audience, tuple[Wanted, ...]], Matched] | None = None
    _sifted: dict[Request, Matched] | None = None
    _counts: dict[tuple[Request, bool], tuple[int, int]] | None = None

    def __init__(self, folder: Path, parts: Sequence[Part], memory: Memory | None = None) -> None:
        self.memory = memory or Memory()
        self.view = self.memory.view(folder, parts)
        self._caches = Caches(self.memory.read, self.memory.counted)
        self._matchers = {one: Matcher(self.view, one, self._caches) for one in Audience}
        self._frequencies = {
            one: counting.Frequencies(self.view, one, self._caches) for one in Audience
        }

    def for_one_question(self) -> "ArrayIndex":
        """Return the same, for what is asked several times: which posts, how many, on which boards.

        What was matched for the first is there for the others.
        """
        index = copy(self)
        index._joined, index._sifted, index._counts = {}, {}, {}  # noqa: SLF001  it is one of us
        return index

    def find(self, request: Request) -> Found:
        """Return a page of hits. One of no hits, which is asked for its numbers, is not filled."""
        posts = self._posts(request)
        matched, page = self._matched(posts), Page(self.view, request)
        if request.limit:
            page.fill(matched)
        count, with_all = self._counted(posts, matched, per_thread=request.per_thread)
        return Found(page.hits(), count, with_all, next=page.next())

    def by_board(self, request: Request) -> Mapping[bytes, int]:
        """Return how many posts each board has, whatever boards are chosen."""
        if request.only_boards is not None:
            request = replace(request, only_boards=None)
        posts = self._posts(request)
        return counting.by_board(self.view, self._matched(posts))

    def frequency(self, term: str, audience: Audience) -> int:
        """Return how many living posts that `audience` may read have the term."""
        return self._frequencies[audience].of(term)

    def posts(self, audience: Audience) -> int:
        """Return how many living posts `audience` may read."""
        return self.view.readable(audience).count

    def suggest(self, word: str) -> tuple[str, ...]:
        """Return words like this one, out of living posts that everyone may read."""
        words = self.memory.words
        words.read(self.view.segments)
        return suggested(words, word, self._often)

    def entries(self) -> Mapping[bytes, int]:
        """Return the mark of every living post."""
        living = self.view.living
        found: dict[bytes, int] = {}
        for base, segment in zip(self.view.bases, self.view.segments, strict=True):
            found |= segment.entries(living[base : base + segment.count])
        return found

    def warm(self) -> None:
        """Read the facts of all posts, and the words."""
        self.memory.words.read(self.view.segments)
        self.view.join()
        for audience in Audience:
            self.view.readable(audience)

    def _posts(self, request: Request) -> Request:
        """Return which posts are asked for, whatever page of them in which order.

        Topics that no post talks about need not be left out.
        """
        noted = request.left_out & self.view.notes
        posts = replace(request, text="", left_out=noted, order=Order.BEST, after=None, limit=0)
        return posts if posts.per_thread else replace(posts, per_thread=True)

    def _matched(self, posts: Request) -> Matched:
        return _kept_in(self._sifted, posts, partial(self._sift, posts))

    def _counted(self, posts: Request, matched: Matched, *, per_thread: bool) -> tuple[int, int]:
        """Return how many there are, and how many of them have all that is wanted."""
        count = partial(counting.counted, self.view, matched, per_thread=per_thread)
        return _kept_in(self._counts, (posts, per_thread), count)

    def _sift(self, request: Request) -> Matched:
        out = unwanted(self._matchers[request.audience], request, self._caches)
        sieve = Sieve(self.view, request, self._caches, unwanted=out)
        return sieve.matched(self._all_with(request.audience, request.wanted))

    def _all_with(self, audience: Audience, wanted: tuple[Wanted, ...]) -> Matched:
        """Return whatever has something of what is wanted, before any is left out."""
        join = partial(self._join, audience, wanted)
        return _kept_in(self._joined, (audience, wanted), join)

    def _join(self, audience: Audience, wanted: tuple[Wanted, ...]) -> Matched:
        return together(wanted, self._matchers[audience].each(wanted), self.view.count)

    def _often(self, word: str) -> int:
        """Return how many living posts that everyone may read have the word as it stands."""
        places = self.view.with_term("word", word, self.memory.read)
        mask = self.view.readable(Audience.EVERYONE).mask
        return int(np.count_nonzero(mask[places]))


def _kept_in(kept: dict[K, V] | None, key: K, make: Callable[[], V]) -> V:
    """Return what is kept by `key`, made the first time, or each time where nothing is kept."""
    if kept is None:
        return make()
    found = kept.get(key)
    if found is None:
        found = kept[key] = make()
    return found
