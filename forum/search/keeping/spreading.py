"""A board that others may read now: each of its conversations has to be looked at."""

from collections.abc import Collection

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from forum.database import AnySelect
from forum.public_ids import new_id
from forum.search.keeping.models import Matter, SearchOutbox
from forum.search.keeping.outbox import OF_POSTS, Batch, strike_out, waiting
from forum.threads.models import Thread


def has_boards(session: Session) -> bool:
    first = select(SearchOutbox.id).where(SearchOutbox.kind == Matter.BOARD).limit(1)
    return session.scalar(first) is not None


def spread_boards(session: Session) -> None:
    """Let each conversation of a board that was to be looked at be looked at by itself."""
    boards = waiting(session, (Matter.BOARD,), None)
    rows = [
        {"id": new_id(), "kind": Matter.THREAD, "about_id": thread_id}
        for thread_id in session.scalars(_threads_on(boards.values()))
    ]
    if rows:  # without any, SQLAlchemy would insert one row of defaults
        session.execute(insert(SearchOutbox), rows)
    strike_out(session, boards)


def all_waiting(session: Session) -> Batch:
    """Return everything that waits now, boards by their conversations."""
    posts, threads = waiting(session, OF_POSTS, None), waiting(session, (Matter.THREAD,), None)
    boards = waiting(session, (Matter.BOARD,), None)
    of_boards = session.scalars(_threads_on(boards.values()))
    return Batch(
        (*posts, *threads, *boards),
        frozenset(posts.values()),
        frozenset([*threads.values(), *of_boards]),
    )


def _threads_on(boards: Collection[bytes]) -> AnySelect:
    return select(Thread.id).where(Thread.board_id.in_(set(boards)))
