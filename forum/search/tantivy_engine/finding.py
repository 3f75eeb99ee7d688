"""Find the posts of a request in a snapshot."""

from collections.abc import Mapping
from dataclasses import replace

from forum.search.backend import Found, Hit, Request
from forum.search.tantivy_engine.paging import (
    Walk,
    in_order,
    is_newest,
    page,
)
from forum.search.tantivy_engine.querying import Asked, asked
from forum.search.tantivy_engine.reading import Looked, Row, Snapshot
from forum.search.tantivy_engine.schema import DAY_SHIFT

SPARE_ROWS = 8
GROWTH = 3
# Up to so many posts, conversations are counted; beyond, their number is an estimate.
COUNTED_POSTS = 500


def find(snapshot: Snapshot, request: Request) -> Found:
    """Return a page of hits with its numbers."""
    search = _Search(snapshot, request)
    take = request.limit * (4 if request.per_thread else 2) + SPARE_ROWS
    while (found := page(search.walk(take), request)) is None:
        take *= GROWTH
    return search.counted(found)


def by_board(snapshot: Snapshot, request: Request) -> Mapping[bytes, int]:
    """Return how many posts each board has, whatever boards are chosen."""
    queries = asked(snapshot, replace(request, only_boards=None))
    return snapshot.boards_of(queries.any or queries.all)


class _Search:
    """One search: looks for all that is wanted, and for some of it when that is not enough."""

    def __init__(self, snapshot: Snapshot, request: Request) -> None:
        self._snapshot = snapshot
        self._request = request
        self._queries: Asked = asked(snapshot, request)
        self._all = Looked((), 0)
        self._any = Looked((), 0)

    def walk(self, take: int) -> Walk:
        """Return about the first `take` hits, in order."""
        self._all = first = self._look(self._queries.all, take)
        if self._queries.any is None:
            self._any = first
            return Walk(tuple(self._hits(first, has_all=True)), first.is_whole)
        rest = take + first.count if first.is_whole else 1
        self._any = second = self._look(self._queries.any, rest)
        hits = self._hits(first, has_all=True)
        if not first.is_whole:
            return Walk(tuple(hits), is_whole=False)
        known = {hit.id for hit in hits}
        hits += [hit for hit in self._hits(second, has_all=False) if hit.id not in known]
        return Walk(tuple(hits), second.is_whole)

    def counted(self, found: Found) -> Found:
        """Return the page with how many there are over all pages."""
        with_all, count = self._all.count, self._any.count
        if not self._request.per_thread:
            return replace(found, count=count, with_all=with_all)
        is_rough = not self._any.is_whole and count > COUNTED_POSTS
        with_all = self._threads(self._queries.all, self._all)
        count = self._threads(self._queries.any or self._queries.all, self._any)
        return replace(found, count=max(count, with_all), with_all=with_all, is_rough=is_rough)

    def _threads(self, query: object, looked: Looked) -> int:
        """Return in how many conversations the posts are: exactly, if they are few."""
        if not looked.is_whole and looked.count <= COUNTED_POSTS:
            looked = self._look(query, looked.count)
        seen = len({row.thread for row in looked.rows})
        if looked.is_whole:
            return seen
        return max(seen, round(_spread(looked.count, self._snapshot.threads)))

    def _look(self, query: object, take: int) -> Looked:
        return self._snapshot.look(query, take, newest=is_newest(self._request))

    def _hits(self, looked: Looked, *, has_all: bool) -> list[Hit]:
        rows = looked.rows if looked.is_whole else _settled(looked.rows)
        return in_order(Hit(row.id, row.thread, self._score(row), has_all=has_all) for row in rows)

    def _score(self, row: Row) -> float:
        return float(int(row.key) >> DAY_SHIFT) if is_newest(self._request) else row.key


def _settled(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """Return those before the last key: of its equals some may be missing."""
    last = rows[-1].key if rows else 0.0
    return tuple(row for row in rows if row.key != last)


def _spread(posts: int, threads: float) -> float:
    """Return how many conversations so many posts are likely in, if chance puts them there."""
    return threads * (1 - (1 - 1 / threads) ** posts) if threads > 1 else 1.0
