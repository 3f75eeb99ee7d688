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
    def writer_id(self) -> bytes | None: ...
    @property
    def day(self) -> date: ...


N = TypeVar("N", bound=Notice)
# Who is told of one post in two ways hears of it once, in the way that stands first here.
NEAREST_FIRST = ("reply", "in-thread", "on-board")


def without_own_and_twice(found: Sequence[N], *, mine: frozenset[bytes]) -> list[N]:
    """Return what is told by others, each post once, newest first. Pure."""
    told: dict[object, N] = {}
    for notice in found:
        is_about_a_post = notice.kind in NEAREST_FIRST
        if is_about_a_post and notice.writer_id in mine:
            continue
        key = notice.post_id if is_about_a_post else (notice.post_id, notice.kind)
        earlier = told.get(key)
        if earlier is None or _rank(notice) < _rank(earlier):
            told[key] = notice
    return sorted(told.values(), key=lambda notice: (notice.day, notice.id), reverse=True)


def _rank(notice: Notice) -> int:
    return NEAREST_FIRST.index(notice.kind) if notice.kind in NEAREST_FIRST else 0
