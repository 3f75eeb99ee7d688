"""What is kept: in this process's memory alone, a few seconds, and never too much."""

import threading
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Generic, TypeVar

Headers = tuple[tuple[str, str], ...]
Marks = Mapping[str, bytes]
# Whose connection was asked how the database stands, and what it said.
Number = tuple[int, int]

MOST_BYTES = 8 * 1024 * 1024
# What depends on the clock, such as who is on duty, is as old as this at most.
KEPT_FOR = timedelta(seconds=10)
# Roughly what a page takes beside its own text.
BESIDE_BYTES = 2048


@dataclass
class Kept:
    """Something that was made of what the database held.

    Attributes:
        version: a number at which the database stood when this was as it is.
        marks: what it depends on, each place with the mark that it had; nothing where it
            depends on whatever may be written.
    """

    version: Number
    made_at: datetime
    marks: Marks = field(default_factory=dict)

    @property
    def size(self) -> int:
        return BESIDE_BYTES

    def is_young(self, at: datetime) -> bool:
        """Return whether the clock alone has changed nothing: words for times do with each hour."""
        same_hour = at.hour == self.made_at.hour
        return timedelta(0) <= at - self.made_at < KEPT_FOR and same_hour


@dataclass
class Page(Kept):
    """An answer as it was sent."""

    status: str = ""
    headers: Headers = ()
    body: bytes = b""

    @property
    def size(self) -> int:
        return len(self.body) + BESIDE_BYTES


K = TypeVar("K", bound=Kept)


class Shelf(Generic[K]):
    """Things by what was asked for, in the order in which they were made."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most = most_bytes
        self._pages: dict[Hashable, K] = {}
        self._bytes = 0
        self._lock = threading.Lock()

    def find(self, asked: Hashable, *, at: datetime) -> K | None:
        """Return what is not too old. Whether anything was written is not asked here."""
        page = self._pages.get(asked)
        return page if page is not None and page.is_young(at) else None

    def put(self, asked: Hashable, page: K) -> None:
        """Keep the page; let go of those whose time is over, and of the oldest if there are many.

        They go when the next one comes, or some seconds later (forum/running/answering/servant.py):
        words which were taken back must not lie here.
        """
        with self._lock:
            self._let_go(asked)
            self._pages[asked] = page
            self._bytes += page.size
            self._let_go_of_what_is_over(page.made_at)

    def let_go_of_old(self, at: datetime) -> None:
        """Let go of those whose time is over, though no other one comes."""
        with self._lock:
            self._let_go_of_what_is_over(at)

    @property
    def bytes(self) -> int:
        return self._bytes

    def _let_go_of_what_is_over(self, at: datetime) -> None:
        while self._pages and self._is_over(oldest := next(iter(self._pages)), at):
            self._let_go(oldest)

    def _is_over(self, asked: Hashable, at: datetime) -> bool:
        return self._bytes > self._most or not self._pages[asked].is_young(at)

    def _let_go(self, asked: Hashable) -> None:
        page = self._pages.pop(asked, None)
        if page is not None:
            self._bytes -= page.size
