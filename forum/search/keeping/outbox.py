"""Read and empty the outbox: what the index has still to look at."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import and_, delete, insert, select
from sqlalchemy.orm import Session

from forum.database import in_parts
from forum.public_ids import new_id
from forum.search.keeping.models import Matter, SearchOutbox
from forum.threads.models import Post, PostState, Thread

OF_POSTS = (Matter.POST, Matter.GONE)
# Looked at in one go: about half a second's work, so that a new post waits no longer behind
# thousands of conversations that were brought in.
POSTS_AT_ONCE, THREADS_AT_ONCE = 500, 40
# More posts than these are taken down only while the worker stands still.
MOST_GONE = 2000


@dataclass(frozen=True)
class Batch:
    """Rows to be looked at together, and the posts and conversations that they are about."""

    rows: tuple[bytes, ...]
    posts: frozenset[bytes]
    threads: frozenset[bytes]


def gone_now(session: Session) -> frozenset[bytes]:
    """Return the posts that nobody can read any more though the index may still have them."""
    is_shown = and_(Post.id == SearchOutbox.about_id, Post.state == PostState.PUBLISHED)
    left = (
        select(SearchOutbox.about_id)
        .outerjoin(Post, is_shown)
        .where(SearchOutbox.kind == Matter.GONE, Post.id.is_(None))
        .limit(MOST_GONE)
    )
    return frozenset(session.scalars(left))


def next_batch(session: Session) -> Batch:
    """Return some of what waits: posts in any case, so that they never wait behind the rest."""
    posts = _waiting(session, OF_POSTS, POSTS_AT_ONCE)
    threads = _waiting(session, (Matter.THREAD,), THREADS_AT_ONCE)
    return Batch((*posts, *threads), frozenset(posts.values()), frozenset(threads.values()))


def all_rows(session: Session) -> list[bytes]:
    """Return every row there is now."""
    return list(session.scalars(select(SearchOutbox.id)))


def all_waiting(session: Session) -> Batch:
    """Return everything that waits now."""
    posts, threads = _waiting(session, OF_POSTS, None), _waiting(session, (Matter.THREAD,), None)
    return Batch((*posts, *threads), frozenset(posts.values()), frozenset(threads.values()))


def strike_out(session: Session, rows: Collection[bytes]) -> None:
    """Forget rows that were looked at."""
    for part in in_parts(list(rows)):
        session.execute(delete(SearchOutbox).where(SearchOutbox.id.in_(part)))


def has_boards(session: Session) -> bool:
    first = select(SearchOutbox.id).where(SearchOutbox.kind == Matter.BOARD).limit(1)
    return session.scalar(first) is not None


def spread_boards(session: Session) -> None:
    """Let each conversation of a board that was to be looked at be looked at by itself."""
    boards = _waiting(session, (Matter.BOARD,), None)
    wanted = select(Thread.id).where(Thread.board_id.in_(set(boards.values())))
    rows = [
        {"id": new_id(), "kind": Matter.THREAD, "about_id": thread_id}
        for thread_id in session.scalars(wanted)
    ]
    if rows:  # without any, SQLAlchemy would insert one row of defaults
        session.execute(insert(SearchOutbox), rows)
    strike_out(session, boards)


def _waiting(session: Session, kinds: Collection[Matter], most: int | None) -> dict[bytes, bytes]:
    """Return what waits: the row, and what it is about."""
    wanted = select(SearchOutbox.id, SearchOutbox.about_id).where(SearchOutbox.kind.in_(kinds))
    return {row.id: row.about_id for row in session.execute(wanted.limit(most))}
