"""Look up one conversation, a page at a time. Nothing here writes.

A page costs two queries (three away from the beginning), however long the thread and however
deep the page.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import func, literal, null, or_, select
from sqlalchemy.orm import Session

from forum.boards.models import Board
from forum.database import AnyRow, AnySelect, looked_up
from forum.errors import NotFound
from forum.handles.glancing import glanced
from forum.permissions import Viewer, readable_by
from forum.threads.holding.visible import (
    NOBODY,
    SHOWN,
    Mine,
    Own,
    handles_of,
    own_handles_of,
    thread_stands_for,
)
from forum.threads.models import HeldWords, Post, PostState, Thread
from forum.threads.places.cutting import MOST_POSTS, PAGE_POSTS, cut, cut_back, cut_to
from forum.threads.places.pages import (
    before_place,
    before_seq,
    from_place,
    from_seq,
    shapes_of_first,
    shapes_upto,
)
from forum.threads.places.rows import THREAD, rows, values
from forum.threads.seeing import NOTHING_SEEN, Seen, new_posts, new_values, seqs_of


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

    `newest` and `newest_seq` are of the reply that came last, None where there is none.
    `new_seqs` are the `seq` of up to MOST_NEW new posts, in one text; `first_new` is an id.
    `waits` says that nobody else sees it yet.

    Raises:
        NotFound: there is no such thread, or `viewer`, whose handles `seen` has, may not see it.
    """
    return _found(looked_up(session, *_asked(thread_id, viewer, seen)))


def thread_glanced(
    session: Session, thread_id: bytes, *, viewer: Viewer, mine: frozenset[bytes]
) -> AnyRow:
    """Return the same, with nothing called new, for somebody who will write under one of `mine`.

    It is of a moment of its own, and so told sooner.
    """
    return _found(glanced(session, *_asked(thread_id, viewer, Seen(mine=mine))))


def _asked(thread_id: bytes, viewer: Viewer, seen: Seen) -> tuple[AnySelect, dict[str, Any]]:
    wanted = _thread_seen_by(
        tuple(readable_by(viewer)),
        len(seen.mine),
        has_been_here=seen.upto is not None,
        has_unseen=bool(seen.unseen),
    )
    return wanted, values(thread_id, mine=seen.mine) | new_values(seen)


def _found(rows: Iterable[AnyRow]) -> AnyRow:
    found = next(iter(rows), None)
    if found is None:
        raise NotFound
    return found


@cache
def _thread_seen_by(
    reading: Sequence[str], own: int, *, has_been_here: bool, has_unseen: bool
) -> AnySelect:
    mine = own_handles_of(own)
    new = new_posts(mine, has_unseen=has_unseen)
    first_new = new.order_by(Post.seq).limit(1).scalar_subquery()
    wanted = (
        select(
            Thread.id,
            (func.coalesce(Thread.title, HeldWords.title) if mine else Thread.title).label("title"),
            Thread.replies,
            Thread.locked_reason,
            Thread.handle_id,
            Thread.board_id,
            Board.slug,
            Board.name.label("board_name"),
            Board.rules,
            Board.archived_on,
            Board.content_notes,
            Board.posting,
            (Thread.next_seq - 1).label("last_seq"),
            (~thread_stands_for(NOBODY)).label("waits"),
            _newest(Post.id).label("newest"),
            _newest(Post.seq).label("newest_seq"),
            (seqs_of(new) if has_been_here else null()).label("new_seqs"),
            (first_new if has_been_here else null()).label("first_new"),
        )
        .join(Board, Board.id == Thread.board_id)
        .where(
            Thread.id == THREAD,
            Board.reading.in_([literal(kind) for kind in reading]),
            thread_stands_for(mine),
        )
    )
    return wanted.outerjoin(HeldWords, HeldWords.post_id == _opening(mine)) if mine else wanted


def tree_page(session: Session, thread_id: bytes, *, at: Place, mine: Mine = NOBODY) -> Page:
    """Return one page in tree order, as those see it who write as `mine`."""
    given = values(thread_id, mine=mine) | {"start": at.start}
    own, is_first = len(mine), not at.start
    posts = glanced(session, from_place(own, is_first=is_first), given)
    size = min(at.size, MOST_POSTS, len(posts)) or cut([post.depth for post in posts])
    before = [] if is_first else glanced(session, before_place(own), given)
    return Page(
        posts=posts[:size],
        older=_back(before, cut_back([shape.depth for shape in before])),
        newer=Place(posts[size].seq) if size < len(posts) else None,
    )


def list_page(session: Session, thread_id: bytes, *, at: Place, mine: Mine = NOBODY) -> Page:
    """Return one page in the order of arrival, oldest first; `mine` as above."""
    given = values(thread_id, mine=mine) | {"start": at.start}
    posts = glanced(session, from_seq(len(mine)), given)
    size = min(at.size, MOST_POSTS) or PAGE_POSTS
    before = glanced(session, before_seq(len(mine)), given) if at.start else []
    return Page(
        posts=posts[:size],
        older=_back(before, len(before)),
        newer=Place(posts[size].seq) if size < len(posts) else None,
    )


def page_with(session: Session, post: Post, *, mine: Mine = NOBODY) -> Place:
    """Return the tree page that has `post`: the first if it is there, else one near it."""
    given = values(post.thread_id, mine=mine)
    first = glanced(session, shapes_of_first(len(mine)), given)
    size = cut([shape.depth for shape in first])
    if post.seq in {shape.seq for shape in first[:size]}:
        return BEGINNING
    given["position"] = post.position
    near = glanced(session, shapes_upto(len(mine)), given)
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
    wanted = rows(len(mine)).where(Post.id == post_id)
    return session.execute(wanted, values(thread_id, mine=mine)).one_or_none()


def _opening(mine: Own) -> Any:
    """Return the query for the id of the opening post, if it is by `mine`."""
    own = select(Post.id).where(
        Post.thread_id == Thread.id, Post.seq == 0, Post.handle_id.in_(mine)
    )
    return own.correlate(Thread).scalar_subquery()


def _newest(wanted: Any) -> Any:
    """Return the query for what is `wanted` of the reply that came last."""
    replies = select(wanted).where(
        Post.thread_id == THREAD, Post.state == PostState.PUBLISHED, Post.seq > 0
    )
    return replies.order_by(Post.seq.desc()).limit(1).scalar_subquery()


def _back(before: Sequence[AnyRow], size: int) -> Place | None:
    """Return the page of the `size` nearest posts before this one."""
    return Place(before[size - 1].seq, size) if size else None
