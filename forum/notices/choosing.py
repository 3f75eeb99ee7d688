"""Which of the notices that were found are told, and in which order. Pure."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol, TypeVar


class Notice(Protocol):
    """What choosing needs to know of a notice."""

    @property
    def id(self) -> bytes: ...
    @property
    def kind(self) -> str: ...
    @property
    def post_id(self) -> bytes: ...
    @property
    def thread_id(self) -> bytes: ...
    @property
    def seq(self) -> int: ...
    @property
    def writer_id(self) -> bytes | None: ...
    @property
    def day(self) -> date: ...


N = TypeVar("N", bound=Notice)
# Who is told of one post in two ways hears of it once, in the way that stands first here.
FOLLOWED_THREAD = "in-thread"
NEAREST_FIRST = ("reply", FOLLOWED_THREAD, "on-board")


def without_own_and_twice(found: Sequence[N], *, mine: frozenset[bytes]) -> list[N]:
    """Return what is told by others, each post once, newest first. Pure."""
    told: dict[object, N] = {}
    for notice in found:
        if notice.kind in NEAREST_FIRST and notice.writer_id in mine:
            continue
        key = notice.post_id if notice.kind in NEAREST_FIRST else (notice.post_id, notice.kind)
        if key not in told or _rank(notice) < _rank(told[key]):
            told[key] = notice
    left = _latest_of_each_thread(list(told.values()))
    return sorted(left, key=lambda notice: (notice.day, notice.id), reverse=True)


def _latest_of_each_thread(found: Sequence[N]) -> list[N]:
    """Leave one notice for each thread that is followed: that of its latest post."""
    latest: dict[bytes, N] = {}
    for notice in found:
        is_later = notice.thread_id not in latest or notice.seq > latest[notice.thread_id].seq
        if notice.kind == FOLLOWED_THREAD and is_later:
            latest[notice.thread_id] = notice
    return [n for n in found if n.kind != FOLLOWED_THREAD or n is latest[n.thread_id]]


def _rank(notice: Notice) -> int:
    return NEAREST_FIRST.index(notice.kind) if notice.kind in NEAREST_FIRST else 0
