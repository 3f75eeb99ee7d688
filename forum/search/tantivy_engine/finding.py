"""Find the posts of a request in a snapshot."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property

from forum.search.backend import Found, Hit, Request
from forum.search.tantivy_engine.paging import (
    Walk,
    in_order,
    is_newest,
    page,
)
from forum.search.tantivy_engine.querying import Asked, asked
from forum.search.tantivy_engine.reading import Hits, Looked, Snapshot
from forum.search.tantivy_engine.schema import DAY_SHIFT

SPARE_ROWS = 8
GROWTH = 3
# Up to so many posts, conversations are counted; beyond, their number is an estimate.
COUNTED_POSTS = 500


class Finder:
    """Finds in one snapshot, for one question and whatever is asked of it.

    What was looked at for its page is there for its numbers.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self._searches: list[tuple[Request, _Search]] = []

    def find(self, request: Request) -> Found:
        """Return a page of hits with its numbers."""
        search = self._search(request)
        found = _page_of(search, request) if request.limit else Found(())
        return search.counted(found, per_thread=request.per_thread)

    def by_board(self, request: Request) -> Mapping[bytes, int]:
        """Return how many posts each board has, whatever boards are chosen."""
        chosen = request.only_boards is not None
        return self._search(replace(request, only_boards=None) if chosen else request).by_board

    def _search(self, request: Request) -> "_Search":
        """Return the search for these posts, of which a request may want another page."""
        noted = request.left_out & self.snapshot.notes
        posts = replace(request, text="", left_out=noted, per_thread=True, after=None, limit=0)
        # Nearly all of two requests is the same: to compare them is quicker than to make a key.
        for known, search in self._searches:
            if known == posts:
                return search
        self._searches.append((posts, _Search(self.snapshot, posts)))
        return self._searches[-1][1]


def _page_of(search: "_Search", request: Request) -> Found:
    take = max(search.taken, request.limit * (4 if request.per_thread else 2) + SPARE_ROWS)
    while (found := search.page(request, take)) is None:
        take *= GROWTH
    return found


class _Search:
    """One search: looks for all that is wanted, and for some of it when that is not enough."""

    def __init__(self, snapshot: Snapshot, request: Request) -> None:
        self._snapshot = snapshot
        self._is_newest = is_newest(request)
        self.queries: Asked = asked(snapshot, request)
        self.taken = 0  # hits that were gone through for a page: for another they are there
        self._known: dict[bool, Looked] = {}
        self._listed: dict[tuple[bool, int], list[Hit]] = {}
        self._numbers: dict[bool, tuple[int, int, bool]] = {}

    @cached_property
    def by_board(self) -> Mapping[bytes, int]:
        """How many posts each board has."""
        return self._snapshot.boards_of(self.queries.counted)

    def page(self, request: Request, take: int) -> Found | None:
        """Return the page as about the first `take` hits have it; None if more must be known."""
        self.taken = take
        first, hits = self._look(self.queries.all, take), self._hits(self.queries.all, take)
        has_more = self.queries.any is not None
        found = page(Walk(tuple(hits), first.is_whole and not has_more), request)
        if found or not has_more or not first.is_whole:
            return found
        further = take + first.count
        second, others = (
            self._look(self.queries.any, further),
            self._hits(self.queries.any, further),
        )
        known = {hit.id for hit in hits}
        hits = [*hits, *(hit for hit in others if hit.id not in known)]
        return page(Walk(tuple(hits), second.is_whole), request)

    def counted(self, found: Found, *, per_thread: bool) -> Found:
        """Return the page with how many there are over all pages."""
        if per_thread not in self._numbers:
            self._numbers[per_thread] = self._count(per_thread=per_thread)
        count, with_all, is_rough = self._numbers[per_thread]
        return replace(found, count=count, with_all=with_all, is_rough=is_rough)

    def _count(self, *, per_thread: bool) -> tuple[int, int, bool]:
        """Return how many there are, how many of them have all, and whether these are estimates."""
        with_all = count = self._look(self.queries.all, 1).count
        if self.queries.any is not None:
            count = sum(self.by_board.values())
        if not per_thread:
            return count, with_all, False
        with_all, is_rough = self._threads(self.queries.all, with_all)
        if self.queries.any is None:
            return with_all, with_all, is_rough
        count, is_rough = self._threads(self.queries.any, count)
        return max(count, with_all), with_all, is_rough

    def _threads(self, query: object, count: int) -> tuple[int, bool]:
        """Return in how many conversations the posts are, and whether that is an estimate."""
        if count <= COUNTED_POSTS:
            looked = self._look(query, count)
            return len(self._threads_in(looked)), False
        looked = self._known.get(query is self.queries.all, Looked((), count))
        likely = round(_spread(count, self._snapshot.threads))
        if not looked.is_whole and likely >= len(looked.hits):
            return likely, True
        seen = len(self._threads_in(looked))
        return seen if looked.is_whole else max(seen, likely), not looked.is_whole

    def _threads_in(self, looked: Looked) -> set[int]:
        """Return the conversations of some posts, by the first 64 bits of their ids."""
        return set(self._snapshot.numbers("thread_first", [address for _, address in looked.hits]))

    def _look(self, query: object, take: int) -> Looked:
        """Return the first `take` hits of one of the two queries.

        Of several words as many are taken as are counted, for to look once more takes as long.
        """
        is_all = query is self.queries.all
        known = self._known.get(is_all)
        if known is None or not (known.is_whole or len(known.hits) >= take):
            most = take if self.queries.any is None else max(take, COUNTED_POSTS)
            known = self._known[is_all] = self._snapshot.look(query, most, newest=self._is_newest)
        return known.first(take)

    def _hits(self, query: object, take: int) -> list[Hit]:
        """Return the first hits of one of the two queries, without those that may have equals."""
        has_all = query is self.queries.all
        if (has_all, take) not in self._listed:
            self._listed[has_all, take] = self._list(self._look(query, take), has_all=has_all)
        return self._listed[has_all, take]

    def _list(self, looked: Looked, *, has_all: bool) -> list[Hit]:
        found = looked.hits if looked.is_whole else _settled(looked.hits)
        addresses = [address for _, address in found]
        ids, threads = self._snapshot.ids_of(addresses), self._snapshot.threads_of(addresses)
        scores = [self._score(key) for key, _ in found]
        posts = zip(ids, threads, scores, strict=True)
        return in_order(Hit(*post, has_all=has_all) for post in posts)

    def _score(self, key: float) -> float:
        return float(int(key) >> DAY_SHIFT) if self._is_newest else key


def _settled(hits: Hits) -> Hits:
    """Return those before the last key: of its equals some may be missing."""
    last = hits[-1][0] if hits else 0.0
    return [hit for hit in hits if hit[0] != last]


def _spread(posts: int, threads: float) -> float:
    """Return how many conversations so many posts are likely in, if chance puts them there."""
    return threads * (1 - (1 - 1 / threads) ** posts) if threads > 1 else 1.0
