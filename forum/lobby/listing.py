"""The home page and the threads of a board. Nothing here writes; a page costs a fixed number
of queries, and the two-hundredth costs what the first does.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any, Literal

from sqlalchemy import (
    ColumnElement,
    Date,
    Integer,
    LargeBinary,
    and_,
    bindparam,
    exists,
    func,
    select,
    true,
    tuple_,
)
from sqlalchemy.orm import Session

from forum.boards.models import Board
from forum.boards.reading import read_by
from forum.database import AnyRow, AnySelect, looked_up
from forum.errors import NotFound
from forum.handles.models import Handle
from forum.paging import pack, unpack
from forum.permissions import Viewer, readable_by
from forum.threads.holding.visible import on_lists
from forum.threads.models import PINNED, UNANSWERED, Post, PostState, Thread, Words

PAGE_THREADS = 20
EXCERPT_SOURCE_CHARS = 400
SHELF_THREADS = 3
SHELF_DAYS = 14

Order = Literal["latest", "newest", "waiting"]
_KEYS: dict[Order, tuple[Any, Any, Any]] = {
    "latest": (Thread.last_day, Thread.last_step, Thread.id),
    "newest": (Thread.day, Thread.step, Thread.id),
    "waiting": (Thread.day, Thread.step, Thread.id),
}
# What a query, built once, is told each time: which board, and after which thread.
BOARD = bindparam("board", type_=LargeBinary)
AT = tuple_(
    bindparam("day", type_=Date),
    bindparam("step", type_=Integer),
    bindparam("thread", type_=LargeBinary),
)


@dataclass(frozen=True)
class ThreadsPage:
    """One page of a board. `older`, `newer`: cursors; "" is the first page, None no page."""

    threads: Sequence[AnyRow]
    pinned: Sequence[AnyRow]
    older: str | None
    newer: str | None


def boards_for(session: Session, *, viewer: Viewer) -> list[AnyRow]:
    """Return the boards that `viewer` may read, with how recently each was active."""
    return list(looked_up(session, _boards(readable_by(viewer)), {}))


@cache
def _boards(reading: Sequence[str]) -> AnySelect:
    latest = (
        select(Thread.id)
        .join(Post, _opening())
        .where(Thread.board_id == Board.id)
        .order_by(*_sorted("latest"))
        .limit(1)
        .correlate(Board)
        .scalar_subquery()
    )
    waits = exists().where(Thread.board_id == Board.id, _opening(), UNANSWERED).correlate(Board)
    return (
        select(
            Board.id,
            Board.slug,
            Board.name,
            Board.description,
            Board.archived_on,
            Thread.last_day,
            Thread.last_hour,
            waits.label("has_waiting"),
        )
        .outerjoin(Thread, Thread.id == latest)
        .where(read_by(reading))
        .order_by(Board.position, Board.slug)
    )


def waiting_shelf(
    session: Session, *, viewer: Viewer, today: date, board: bytes | None = None
) -> list[AnyRow]:
    """Return the threads that have waited longest for a first reply in the last two weeks.

    Args:
        board: the id of the one to look on; None looks on all boards.
    """
    wanted = _shelf(readable_by(viewer), is_anywhere=board is None)
    since = today - timedelta(days=SHELF_DAYS)
    return list(looked_up(session, wanted, {"board": board, "since": since}))


@cache
def _shelf(reading: Sequence[str], *, is_anywhere: bool) -> AnySelect:
    return (
        select(Thread.id, Thread.title, Thread.day, Thread.hour, Board.name.label("board_name"))
        .join(Board, Board.id == Thread.board_id)
        .join(Post, _opening())
        .where(
            true() if is_anywhere else Board.id == BOARD,
            UNANSWERED,
            Thread.day >= bindparam("since", type_=Date),
            read_by(reading),
            Board.archived_on.is_(None),
        )
        .order_by(*_sorted("waiting"))
        .limit(SHELF_THREADS)
    )


def threads_page(session: Session, board: bytes, *, order: Order, after: str) -> ThreadsPage:
    """Return the page of a board's threads that follows the cursor `after`; "" is the first page.

    Raises:
        NotFound: `after` is not a cursor.
    """
    given = {"board": board} | (_from_cursor(after) if after else {})
    threads = looked_up(session, _following(order, is_first=not after), given).all()
    page = threads[:PAGE_THREADS]
    return ThreadsPage(
        threads=page,
        pinned=[] if after or order != "latest" else looked_up(session, _pinned(), given).all(),
        older=_cursor(page[-1], order) if len(threads) > PAGE_THREADS else None,
        newer=_newer(session, order, given) if after else None,
    )


def _newer(session: Session, order: Order, given: Mapping[str, Any]) -> str | None:
    before = looked_up(session, _before(order), given).one_or_none()
    return _cursor(before, order) if before else ""


@cache
def _following(order: Order, *, is_first: bool) -> AnySelect:
    """Return the query for a page of a board, and for one thread more."""
    on_board = _shown().where(_listed(order))
    following = on_board if is_first else on_board.where(_beyond(order))
    return following.order_by(*_sorted(order)).limit(PAGE_THREADS + 1)


@cache
def _before(order: Order) -> AnySelect:
    """Return the query for the thread that the page before begins after."""
    before = select(*_KEYS[order]).join(Post, _opening()).where(_listed(order), ~_beyond(order))
    return before.order_by(*_sorted(order, backwards=True)).offset(PAGE_THREADS).limit(1)


@cache
def _pinned() -> AnySelect:
    kept = _shown().where(Thread.board_id == BOARD, PINNED)
    return kept.order_by(Thread.pinned_on, Thread.id)


def _listed(order: Order) -> ColumnElement[bool]:
    here = Thread.board_id == BOARD
    if order == "waiting":
        return here & UNANSWERED
    return here & ~PINNED if order == "latest" else here


def _shown() -> AnySelect:
    return (
        select(
            Thread.id,
            Thread.title,
            Thread.replies,
            Thread.answered_on,
            Thread.day,
            Thread.step,
            Thread.hour,
            Thread.last_day,
            Thread.last_step,
            Thread.last_hour,
            Thread.handle_id,
            Thread.locked_reason,
            Handle.name,
            Post.notes,
            Post.state,
            func.substr(Words.source, 1, EXCERPT_SOURCE_CHARS).label("opening"),
        )
        .join(Post, _opening())
        .outerjoin(
            Handle,
            and_(Handle.id == Thread.handle_id, Post.state == PostState.PUBLISHED),
        )
        .outerjoin(Words, Words.post_id == Post.id)
    )


def _opening() -> ColumnElement[bool]:
    """Join the opening post: a thread whose first words are not to be seen is not to be listed."""
    return and_(Post.thread_id == Thread.id, Post.seq == 0, on_lists())


def _sorted(order: Order, *, backwards: bool = False) -> list[ColumnElement[Any]]:
    longest_wait_first = order == "waiting"
    return [c.asc() if longest_wait_first != backwards else c.desc() for c in _KEYS[order]]


def _beyond(order: Order) -> ColumnElement[bool]:
    return tuple_(*_KEYS[order]) > AT if order == "waiting" else tuple_(*_KEYS[order]) < AT


def _cursor(thread: AnyRow, order: Order) -> str:
    day, step = (
        (thread.last_day, thread.last_step) if order == "latest" else (thread.day, thread.step)
    )
    return pack(">II16s", day.toordinal(), step, thread.id)


def _from_cursor(text: str) -> dict[str, Any]:
    ordinal, step, thread_id = unpack(">II16s", text)
    try:
        return {"day": date.fromordinal(int(ordinal)), "step": step, "thread": thread_id}
    except (ValueError, OverflowError) as error:
        raise NotFound from error
