"""The posts nearest in meaning among those that somebody may read."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from forum.search.backend import Audience, Request
from forum.search.meaning.ids import Array, Vector, ids_of, is_one_of
from forum.search.meaning.rows import EVERYONE, HELPED, LIVING, WAITING, Rows, number_of

AT_ONCE = 512


@dataclass(frozen=True, slots=True)
class Near:
    """A post that is near in meaning."""

    id: bytes
    thread: bytes
    board: bytes
    likeness: float


def nearest(rows: Rows, vector: Vector, request: Request, *, least: float, most: int) -> list[Near]:
    """Return at most so many of the nearest posts, nearest first, that are near at least so much.

    One of each conversation if the request is so. The likeness of a post depends on its own words
    and the question alone, and posts that may not be read are left out before any rank is given.
    """
    likeness = _likeness(rows.vectors, vector)
    places = np.flatnonzero(likeness >= least)
    facts = rows.facts[places]
    places = places[_is_wanted(facts, request)]
    places = places[np.argsort(-likeness[places], kind="stable")]
    return _first(_each(rows, places, likeness), request, most)


def _likeness(vectors: Array, vector: Vector) -> Array:
    """Return the cosine of the angle to each vector: in parts, and in this thread alone."""
    found = np.empty(len(vectors), np.float32)
    for begin in range(0, len(vectors), AT_ONCE):
        part = vectors[begin : begin + AT_ONCE]
        products = np.vecdot(part["parts"].astype(np.float32), vector)
        found[begin : begin + AT_ONCE] = products * part["scale"]
    return found


def _is_wanted(facts: Array, request: Request) -> Array:
    needed = LIVING | HELPED * request.helped | WAITING * request.waiting
    needed |= EVERYONE * (request.audience is Audience.EVERYONE)
    wanted: Array = facts["flags"] & needed == needed
    for boards in (request.boards, request.only_boards):
        if boards is not None:
            wanted &= is_one_of(facts["board"], boards)
    if request.since:
        wanted &= facts["day"] >= request.since.toordinal()
    if request.until:
        wanted &= facts["day"] <= request.until.toordinal()
    if request.not_in:
        wanted &= ~is_one_of(facts["thread"], [request.not_in])
    if request.left_out:
        numbers = [number_of(note) for note in request.left_out]
        wanted &= ~np.isin(facts["notes"], numbers).any(axis=1)
    return wanted


def _each(rows: Rows, places: Array, likeness: Array) -> Iterator[Near]:
    """Read the rows bit by bit: few are needed. One may have become zeros meanwhile."""
    for begin in range(0, len(places), AT_ONCE):
        facts = rows.facts[some := places[begin : begin + AT_ONCE]]
        posts, threads, boards = (ids_of(facts[name]) for name in ("id", "thread", "board"))
        for at in np.flatnonzero(facts["flags"] & LIVING):
            yield Near(posts[at], threads[at], boards[at], float(likeness[some[at]]))


def _first(found: Iterator[Near], request: Request, most: int) -> list[Near]:
    chosen: dict[bytes, Near] = {}
    for near in found:
        if near.id not in request.gone:
            chosen.setdefault(near.thread if request.per_thread else near.id, near)
        if len(chosen) == most:
            break
    return list(chosen.values())
