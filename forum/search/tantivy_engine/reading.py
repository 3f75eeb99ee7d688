"""Look into one of the indexes: as it is now, and for as long as a search takes."""

import threading
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from struct import Struct
from typing import Any

import tantivy

from forum.search.backend import NotReady
from forum.search.tantivy_engine.guard import guarded
from forum.search.tantivy_engine.schema import ID_NUMBERS, NOTE
from forum.search.tantivy_engine.soundness import META, Checker
from forum.search.trouble import NotOurs

_MOST_BOARDS = 100_000
_MOST_TERMS = 10_000


Hits = Sequence[tuple[float, Any]]  # a score, or a number when the newest come first; and where
_id = Struct(">QQ").pack


@dataclass(frozen=True, slots=True)
class Looked:
    """The first of what was looked for, and how many posts there are of it."""

    hits: Hits
    count: int

    @property
    def is_whole(self) -> bool:
        return len(self.hits) == self.count

    def first(self, most: int) -> "Looked":
        return self if len(self.hits) <= most else Looked(self.hits[:most], self.count)


class Snapshot:
    """An index at one moment: later changes do not reach it."""

    def __init__(self, searcher: Any, schema: Any) -> None:
        self.searcher = searcher
        self.schema = schema
        self._words: dict[str, Mapping[int, Mapping[str, int]]] = {}
        self._having: dict[str, int] = {}

    def look(self, query: Any, limit: int, *, newest: bool = False) -> Looked:
        """Return the best posts, or the newest. The order is the same whatever `limit` is."""
        order = "newest" if newest else None
        # The count costs little, and without it tantivy sums scores in another order.
        found = self.searcher.search(query, max(limit, 1), count=True, order_by_field=order)
        return Looked(found.hits, found.count)

    def count(self, query: Any) -> int:
        return int(self.searcher.search(query, 1, count=True).count)

    def having(self, term: str) -> int:
        """Return how many posts have a term; those asked for lately are known."""
        having = self._having.get(term)
        if having is None:
            having = self.count(tantivy.Query.term_query(self.schema, "text", term, "basic"))
            if len(self._having) >= _MOST_TERMS:
                self._having.clear()
            self._having[term] = having
        return having

    def words(self, first: str) -> Mapping[int, Mapping[str, int]]:
        """Return the words that begin so, by their length, and how many posts had each."""
        if first not in self._words:
            found: dict[int, dict[str, int]] = defaultdict(dict)
            for word, often in self.searcher.terms_with_prefix("word", first):
                found[len(word)][word] = often
            self._words[first] = found
        return self._words[first]

    def boards_of(self, query: Any) -> Mapping[bytes, int]:
        """Return how many of the posts each board has."""
        asked = {"boards": {"terms": {"field": "board", "size": _MOST_BOARDS}}}
        buckets = self.searcher.aggregate(query, asked)["boards"]["buckets"]
        return {bytes.fromhex(found["key"]): int(found["doc_count"]) for found in buckets}

    @cached_property
    def boards(self) -> frozenset[bytes]:
        """Every board with posts."""
        found = self.searcher.terms_with_prefix("board", "")
        return frozenset(bytes.fromhex(board) for board, _ in found)

    @cached_property
    def notes(self) -> frozenset[str]:
        """Every content note that a post has, or had until lately."""
        found = self.searcher.terms_with_prefix("facts", NOTE)
        return frozenset(fact.removeprefix(NOTE) for fact, _ in found)

    @property
    def posts(self) -> int:
        return int(self.searcher.num_docs)

    @cached_property
    def threads(self) -> float:
        """About how many conversations there are."""
        return float(self.searcher.cardinality(tantivy.Query.all_query(), "thread_first"))

    def marks(self) -> Mapping[bytes, int]:
        """Return the mark of every living post."""
        hits = self.searcher.search(tantivy.Query.all_query(), max(1, self.posts), count=False).hits
        addresses = [address for _, address in hits]
        marks = self.numbers("mark", addresses)
        return dict(zip(self.ids_of(addresses), marks, strict=True))

    def warm(self) -> None:
        """Have every column looked at once."""
        everything = tantivy.Query.all_query()
        self.look(everything, 1, newest=True)
        self.boards_of(everything)

    def numbers(self, name: str, addresses: Sequence[Any]) -> list[int]:
        found: list[int] = self.searcher.fast_field_values(name, list(addresses))
        return found

    def ids_of(self, addresses: Sequence[Any]) -> list[bytes]:
        first, second = (self.numbers(name, addresses) for name in ID_NUMBERS[:2])
        return list(map(_id, first, second))

    def threads_of(self, addresses: Sequence[Any]) -> list[bytes]:
        first, second = (self.numbers(name, addresses) for name in ID_NUMBERS[2:])
        return list(map(_id, first, second))


class Reader:
    """Gives out snapshots of the index in `folder`, each time as it is by then."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._checker = Checker()
        self._turn = threading.Lock()
        self._stamp: tuple[int, ...] = ()
        self._index: Any = None
        self._snapshot: Snapshot | None = None

    def snapshot(self) -> Snapshot:
        """Return the index as it is now.

        Raises:
            NotReady: it is not there, or damaged, or not ours.
        """
        with self._turn:
            try:
                facts = (self._folder / META).stat()
                stamp = (facts.st_mtime_ns, facts.st_ino, facts.st_size)
                if self._snapshot is None or stamp != self._stamp:
                    self._snapshot, self._stamp = self._opened(), stamp
            except (OSError, NotOurs) as error:
                raise NotReady("the index cannot be read") from error
            return self._snapshot

    def check(self) -> None:
        """Raise NotOurs when a file of the index was damaged."""
        self._checker.check(self._folder)

    def _opened(self) -> Snapshot:
        self._checker.check(self._folder)
        with guarded():
            if self._index is None:
                self._index = tantivy.Index.open(str(self._folder))
                self._index.config_reader("manual")
            self._index.reload()
            return Snapshot(self._index.searcher(), self._index.schema)
