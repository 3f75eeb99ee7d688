"""Read and empty the outbox: what the index has still to look at."""

from collections.abc import Collection
from dataclasses import dataclass
from itertools import accumulate

from sqlalchemy import and_, delete, select
from sqlalchemy.orm import Session

from forum.database import in_parts, looked_up
from forum.handles.glancing import glanced
from forum.search.keeping.models import Matter, SearchOutbox
from forum.threads.models import Post, PostState, Thread

OF_POSTS = (Matter.POST, Matter.GONE)
# Looked at in one go: about half a second's work, so that a new post waits no longer behind
# thousands of conversations that were brought in. A single one may be longer.
POSTS_AT_ONCE, THREADS_AT_ONCE = 500, 100
# More posts than these are taken down only while the worker stands still.
MOST_GONE = 2000
_ANY = select(SearchOutbox.id).limit(1)
_GONE = (
    select(SearchOutbox.about_id)
    .outerjoin(Post, and_(Post.id == SearchOutbox.about_id, Post.state == PostState.PUBLISHED))
    .where(SearchOutbox.kind == Matter.GONE, Post.id.is_(None))
    .limit(MOST_GONE)
)


@dataclass(frozen=True)
class Batch:
    """Rows to be looked at together, and the posts and conversations that they are about.

    `is_full` says that there may be more, for which there was no room.
    """

    rows: tuple[bytes, ...]
    posts: frozenset[bytes]
    threads: frozenset[bytes]
    is_full: bool = False


def has_rows(session: Session) -> bool:
    return bool(glanced(session, _ANY, {}))


def gone_now(session: Session) -> frozenset[bytes]:
    """Return the posts that nobody can read any more though the index may still have them."""
    return frozenset(looked_up(session, _GONE, {}).scalars())


def next_batch(session: Session, *, without: Collection[bytes] = ()) -> Batch:
    """Return some of what waits: posts in any case, so that they never wait behind the rest.

    Args:
        without: rows that are left for later.
    """
    most = POSTS_AT_ONCE + len(without)
    found = waiting(session, OF_POSTS, most)
    posts = {row: post_id for row, post_id in found.items() if row not in without}
    threads, is_full = _some_threads(session, without=without)
    return Batch(
        (*posts, *threads),
        frozenset(posts.values()),
        frozenset(threads.values()),
        is_full or len(found) == most,
    )


def all_rows(session: Session) -> list[bytes]:
    """Return every row there is now."""
    return list(session.scalars(select(SearchOutbox.id)))


def strike_out(session: Session, rows: Collection[bytes]) -> None:
    """Forget rows that were looked at."""
    for part in in_parts(list(rows)):
        session.execute(delete(SearchOutbox).where(SearchOutbox.id.in_(part)))


def waiting(session: Session, kinds: Collection[Matter], most: int | None) -> dict[bytes, bytes]:
    """Return what waits: the row, and what it is about."""
    wanted = select(SearchOutbox.id, SearchOutbox.about_id).where(SearchOutbox.kind.in_(kinds))
    return {row.id: row.about_id for row in session.execute(wanted.limit(most))}


def _some_threads(
    session: Session, *, without: Collection[bytes]
) -> tuple[dict[bytes, bytes], bool]:
    """Return rows of conversations that have no more posts together than fit into a batch.

    A single conversation may have more. The second value says whether there may be other rows.
    """
    most = THREADS_AT_ONCE + len(without)
    wanted = (
        select(SearchOutbox.id, SearchOutbox.about_id, Thread.next_seq)
        .outerjoin(Thread, Thread.id == SearchOutbox.about_id)
        .where(SearchOutbox.kind == Matter.THREAD)
        .limit(most)
    )
    found = session.execute(wanted).all()
    fresh = [row for row in found if row.id not in without]
    posts = accumulate(row.next_seq or 0 for row in fresh)
    fitting = sum(so_far <= POSTS_AT_ONCE for so_far in posts)
    chosen = {row.id: row.about_id for row in fresh[: max(1, fitting)]}
    return chosen, len(found) == most or len(chosen) < len(fresh)
