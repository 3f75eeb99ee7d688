"""The home page and the threads of a board. Nothing here writes; a page costs a fixed number
of queries, and the two-hundredth costs what the first does.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

from sqlalchemy import ColumnElement, and_, exists, func, select, true, tuple_
from sqlalchemy.orm import Session

from forum.boards.models import Board
from forum.database import AnyRow, AnySelect
from forum.errors import NotFound
from forum.handles.models import Handle
from forum.paging import pack, unpack
from forum.permissions import Viewer, readable_by
from forum.threads.holding.visible import on_lists
from forum.threads.models import Post, PostState, Thread, Words

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


@dataclass(frozen=True)
class ThreadsPage:
    """One page of a board. `older`, `newer`: cursors; "" is the first page, None no page."""

    threads: list[AnyRow]
    pinned: list[AnyRow]
    older: str | None
    newer: str | None


def boards_for(session: Session, *, viewer: Viewer) -> list[AnyRow]:
    """Return the boards that `viewer` may read, with how recently each was active."""
    latest = (
        select(Thread.id)
        .join(Post, _opening())
        .where(Thread.board_id == Board.id)
        .order_by(Thread.last_day.desc(), Thread.last_step.desc(), Thread.id.desc())
        .limit(1)
        .correlate(Board)
        .scalar_subquery()
    )
    waits = exists().where(Thread.board_id == Board.id, _opening(), _waiting()).correlate(Board)
    wanted = (
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
        .where(Board.reading.in_(readable_by(viewer)))
        .order_by(Board.position, Board.slug)
    )
    return list(session.execute(wanted))


def waiting_shelf(
    session: Session, *, viewer: Viewer, today: date, board: Board | None = None
) -> list[AnyRow]:
    """Return the threads that have waited longest for a first reply in the last two weeks.

    Args:
        board: look there only; None looks on all boards.
    """
    here = true() if board is None else Board.id == board.id
    wanted = (
        select(Thread.id, Thread.title, Thread.day, Thread.hour, Board.name.label("board_name"))
        .join(Board, Board.id == Thread.board_id)
        .join(Post, _opening())
        .where(
            here,
            _waiting(),
            Thread.day >= today - timedelta(days=SHELF_DAYS),
            Board.reading.in_(readable_by(viewer)),
            Board.archived_on.is_(None),
        )
        .order_by(Thread.day, Thread.step, Thread.id)
        .limit(SHELF_THREADS)
    )
    return list(session.execute(wanted))


def threads_page(session: Session, board: Board, *, order: Order, after: str) -> ThreadsPage:
    """Return the page of threads that follows the cursor `after`; "" is the first page.

    Raises:
        NotFound: `after` is not a cursor.
    """
    key = _KEYS[order]
    at = _from_cursor(after) if after else None
    on_board = _threads(board.id, order)
    following = on_board if at is None else on_board.where(_beyond(key, at, order))
    threads = list(session.execute(_sorted(following, key, order).limit(PAGE_THREADS + 1)))
    page = threads[:PAGE_THREADS]
    return ThreadsPage(
        threads=page,
        pinned=_pinned(session, board.id) if at is None and order == "latest" else [],
        older=_cursor(page[-1], order) if len(threads) > PAGE_THREADS else None,
        newer=_newer(session, board.id, at=at, order=order),
    )


def _newer(session: Session, board_id: bytes, *, at: Any, order: Order) -> str | None:
    if at is None:
        return None
    key = _KEYS[order]
    before = _threads(board_id, order).where(~_beyond(key, at, order))
    nearest_first = [column.asc() if order != "waiting" else column.desc() for column in key]
    rows = session.execute(before.order_by(*nearest_first).limit(PAGE_THREADS + 1)).all()
    return _cursor(rows[PAGE_THREADS], order) if len(rows) > PAGE_THREADS else ""


def _threads(board_id: bytes, order: Order) -> AnySelect:
    on_board = _shown().where(Thread.board_id == board_id)
    if order == "waiting":
        return on_board.where(_waiting())
    return on_board.where(Thread.pinned_on.is_(None)) if order == "latest" else on_board


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


def _pinned(session: Session, board_id: bytes) -> list[AnyRow]:
    kept = _shown().where(Thread.board_id == board_id, Thread.pinned_on.is_not(None))
    return list(session.execute(kept.order_by(Thread.pinned_on, Thread.id)))


def _opening() -> ColumnElement[bool]:
    """Join the opening post: a thread whose first words are not to be seen is not to be listed."""
    return and_(Post.thread_id == Thread.id, Post.seq == 0, on_lists())


def _waiting() -> ColumnElement[bool]:
    return Thread.answered_on.is_(None) & Thread.title.is_not(None) & Thread.locked_reason.is_(None)


def _sorted(threads: AnySelect, key: tuple[Any, ...], order: Order) -> AnySelect:
    longest_wait_first = order == "waiting"
    return threads.order_by(*(c.asc() if longest_wait_first else c.desc() for c in key))


def _beyond(key: tuple[Any, ...], at: tuple[Any, ...], order: Order) -> ColumnElement[bool]:
    return tuple_(*key) > at if order == "waiting" else tuple_(*key) < at


def _cursor(thread: AnyRow, order: Order) -> str:
    day, step = (
        (thread.last_day, thread.last_step) if order == "latest" else (thread.day, thread.step)
    )
    return pack(">II16s", day.toordinal(), step, thread.id)


def _from_cursor(text: str) -> tuple[date, int, bytes]:
    ordinal, step, thread_id = unpack(">II16s", text)
    try:
        return date.fromordinal(int(ordinal)), int(step), bytes(thread_id)
    except (ValueError, OverflowError) as error:
        raise NotFound from error
