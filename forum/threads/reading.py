"""Look up one conversation, a page at a time. Nothing here writes.

A page costs two queries (three away from the beginning), however long the thread and however
deep the page.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from forum.boards.models import Board
from forum.database import AnyRow, AnySelect
from forum.errors import NotFound
from forum.permissions import Viewer, readable_by
from forum.threads.holding.visible import (
    NOBODY,
    SHOWN,
    Mine,
    handles_of,
    stands_for,
    thread_stands_for,
)
from forum.threads.models import HeldWords, Post, PostState, Thread
from forum.threads.places.cutting import FEWEST_POSTS, MOST_POSTS, PAGE_POSTS, cut, cut_back, cut_to
from forum.threads.places.rows import rows, shapes
from forum.threads.seeing import NOTHING_SEEN, Seen, new_posts, seqs_of


@dataclass(frozen=True)
class Place:
    """Where a page starts: with the post whose `seq` is `start`, 0 for the beginning.

    When that post has vanished, the next one to have come stands in for it. `size` is how many
    posts it holds, so that going back leads to just what came before; 0 lets the page be cut
    where the talk takes a breath.
    """

    start: int = 0
    size: int = 0


BEGINNING = Place()


@dataclass(frozen=True)
class Page:
    """One page of a conversation; `older` and `newer` are None where there is no such page."""

    posts: list[AnyRow]
    older: Place | None
    newer: Place | None


def thread_for(
    session: Session, thread_id: bytes, *, viewer: Viewer, seen: Seen = NOTHING_SEEN
) -> AnyRow:
    """Return the thread, its board, its newest reply and what is new since `seen`, in one row.

    `new_seqs` are the `seq` of up to MOST_NEW new posts, in one text; `first_new` is an id.
    `waits` says that nobody else sees it yet.

    Raises:
        NotFound: there is no such thread, or `viewer`, whose handles `seen` has, may not see it.
    """
    found = session.execute(_thread_seen_by(viewer, thread_id, seen)).one_or_none()
    if found is None:
        raise NotFound
    return found


def _thread_seen_by(viewer: Viewer, thread_id: bytes, seen: Seen) -> AnySelect:
    new = new_posts(thread_id, seen)
    return (
        select(
            Thread.id,
            func.coalesce(Thread.title, HeldWords.title).label("title"),
            Thread.replies,
            Thread.locked_reason,
            Thread.handle_id,
            Thread.board_id,
            Board.slug,
            Board.name.label("board_name"),
            Board.rules,
            Board.archived_on,
            Board.content_notes,
            (Thread.next_seq - 1).label("last_seq"),
            (~thread_stands_for(NOBODY)).label("waits"),
            _newest(thread_id).label("newest"),
            seqs_of(new).label("new_seqs"),
            new.order_by(Post.seq).limit(1).scalar_subquery().label("first_new"),
        )
        .join(Board, Board.id == Thread.board_id)
        .outerjoin(HeldWords, HeldWords.post_id == _opening(seen.mine))
        .where(
            Thread.id == thread_id,
            Board.reading.in_(readable_by(viewer)),
            thread_stands_for(seen.mine),
        )
    )


def tree_page(
    session: Session, thread_id: bytes, *, at: Place, reader: bytes = b"", mine: Mine = NOBODY
) -> Page:
    """Return one page in tree order, as those see it who answer as `reader` and write as `mine`."""
    here = _position_of(thread_id, at.start, mine)
    wanted = rows(thread_id, reader=reader, mine=mine).order_by(Post.position)
    wanted = wanted.limit(MOST_POSTS + 1)
    posts = session.execute(wanted.where(Post.position >= here) if at.start else wanted).all()
    size = min(at.size, MOST_POSTS, len(posts)) or cut([post.depth for post in posts])
    nearest_first = shapes(thread_id, mine).where(Post.position < here)
    nearest_first = nearest_first.order_by(Post.position.desc()).limit(MOST_POSTS + 1)
    before = session.execute(nearest_first).all() if at.start else []
    return Page(
        posts=list(posts[:size]),
        older=_back(before, cut_back([shape.depth for shape in before])),
        newer=Place(posts[size].seq) if size < len(posts) else None,
    )


def list_page(
    session: Session, thread_id: bytes, *, at: Place, reader: bytes = b"", mine: Mine = NOBODY
) -> Page:
    """Return one page in the order of arrival, oldest first; `reader` and `mine` as above."""
    wanted = rows(thread_id, reader=reader, mine=mine).order_by(Post.seq)
    wanted = wanted.where(Post.seq >= at.start)
    posts = session.execute(wanted.limit(MOST_POSTS + 1)).all()
    size = min(at.size, MOST_POSTS) or PAGE_POSTS
    nearest_first = shapes(thread_id, mine).where(Post.seq < at.start).order_by(Post.seq.desc())
    before = session.execute(nearest_first.limit(PAGE_POSTS)).all() if at.start else []
    return Page(
        posts=list(posts[:size]),
        older=_back(before, len(before)),
        newer=Place(posts[size].seq) if size < len(posts) else None,
    )


def page_with(session: Session, post: Post, *, mine: Mine = NOBODY) -> Place:
    """Return the tree page that has `post`: the first if it is there, else one near it."""
    all_ = shapes(post.thread_id, mine)
    first = session.execute(all_.order_by(Post.position).limit(MOST_POSTS + 1)).all()
    size = cut([shape.depth for shape in first])
    if post.seq in {shape.seq for shape in first[:size]}:
        return BEGINNING
    upto = all_.where(Post.position <= post.position)
    near = session.execute(upto.order_by(Post.position.desc()).limit(FEWEST_POSTS)).all()
    return Place(near[cut_to([shape.depth for shape in near]) - 1].seq)


def post_for(
    session: Session, post_id: bytes, *, viewer: Viewer, root: bytes | None = None
) -> Post:
    """Return the post.

    Args:
        root: the viewer's; they see their own posts also while those are hidden.

    Raises:
        NotFound: there is none, or `viewer` may not see it.
    """
    found = session.execute(
        select(Post)
        .join(Thread, Thread.id == Post.thread_id)
        .join(Board, Board.id == Thread.board_id)
        .where(
            Post.id == post_id,
            Board.reading.in_(readable_by(viewer)),
            # Of a line that only something hidden hangs on, nobody may know.
            or_(Post.state != PostState.TAKEN_BACK, thread_stands_for(NOBODY)),
        )
    ).scalar_one_or_none()
    if found is None or not _can_see(found, root):
        raise NotFound
    return found


def _can_see(post: Post, root: bytes | None) -> bool:
    return post.state in SHOWN or post.handle_id in handles_of(root, post.thread_id)


def post_on_page(
    session: Session, thread_id: bytes, post_id: bytes, *, mine: Mine = NOBODY
) -> AnyRow | None:
    """Return one post of the thread as a page shows it; None when it is not to be seen there."""
    return session.execute(rows(thread_id, mine=mine).where(Post.id == post_id)).one_or_none()


def _opening(mine: Mine) -> Any:
    """Return the query for the id of the opening post, if it is by `mine`."""
    own = select(Post.id).where(
        Post.thread_id == Thread.id, Post.seq == 0, Post.handle_id.in_(mine)
    )
    return own.correlate(Thread).scalar_subquery()


def _newest(thread_id: bytes) -> Any:
    """Return the query for the id of the reply that came last."""
    replies = select(Post.id).where(
        Post.thread_id == thread_id, Post.state == PostState.PUBLISHED, Post.seq > 0
    )
    return replies.order_by(Post.seq.desc()).limit(1).scalar_subquery()


def _position_of(thread_id: bytes, seq: int, mine: Mine) -> Any:
    return (
        select(Post.position)
        .where(Post.thread_id == thread_id, Post.seq >= seq, stands_for(mine))
        .order_by(Post.seq)
        .limit(1)
        .scalar_subquery()
    )


def _back(before: Sequence[AnyRow], size: int) -> Place | None:
    """Return the page of the `size` nearest posts before this one."""
    return Place(before[size - 1].seq, size) if size else None
