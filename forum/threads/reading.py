"""Look up one conversation, a page at a time. Nothing here writes.

A page costs two queries (three away from the beginning), however long the thread and however
deep the page.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, func, null, select
from sqlalchemy.orm import Session, aliased

from forum.boards.models import Board
from forum.database import AnyRow, AnySelect
from forum.errors import NotFound
from forum.handles.models import Handle
from forum.permissions import Viewer, readable_by
from forum.threads.cutting import FEWEST_POSTS, MOST_POSTS, PAGE_POSTS, cut, cut_back, cut_to
from forum.threads.models import Answer, Post, PostState, Thread, Words
from forum.threads.seeing import NOTHING_SEEN, Seen, new_posts, seqs_of

SHOWN = (PostState.PUBLISHED, PostState.TAKEN_BACK)

_Parent, _ParentHandle = aliased(Post), aliased(Handle)


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

    Raises:
        NotFound: there is no such thread, or `viewer` may not read its board.
    """
    new = new_posts(thread_id, seen)
    found = session.execute(
        select(
            Thread.id,
            Thread.title,
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
            _newest(thread_id).label("newest"),
            seqs_of(new).label("new_seqs"),
            new.order_by(Post.seq).limit(1).scalar_subquery().label("first_new"),
        )
        .join(Board, Board.id == Thread.board_id)
        .where(Thread.id == thread_id, Board.reading.in_(readable_by(viewer)))
    ).one_or_none()
    if found is None:
        raise NotFound
    return found


def tree_page(session: Session, thread_id: bytes, *, at: Place, reader: bytes = b"") -> Page:
    """Return one page in tree order. `reader` is the handle that the viewer answers under."""
    here = _position_of(thread_id, at.start)
    wanted = _posts(thread_id, reader).order_by(Post.position).limit(MOST_POSTS + 1)
    posts = session.execute(wanted.where(Post.position >= here) if at.start else wanted).all()
    size = min(at.size, MOST_POSTS, len(posts)) or cut([post.depth for post in posts])
    before = _before(session, thread_id, Post.position < here) if at.start else []
    return Page(
        posts=list(posts[:size]),
        older=_back(before, cut_back([shape.depth for shape in before])),
        newer=Place(posts[size].seq) if size < len(posts) else None,
    )


def list_page(session: Session, thread_id: bytes, *, at: Place, reader: bytes = b"") -> Page:
    """Return one page in the order of arrival, oldest first; `reader` as above."""
    wanted = _posts(thread_id, reader).order_by(Post.seq).where(Post.seq >= at.start)
    posts = session.execute(wanted.limit(MOST_POSTS + 1)).all()
    size = min(at.size, MOST_POSTS) or PAGE_POSTS
    nearest_first = _shape(thread_id).where(Post.seq < at.start).order_by(Post.seq.desc())
    before = session.execute(nearest_first.limit(PAGE_POSTS)).all() if at.start else []
    return Page(
        posts=list(posts[:size]),
        older=_back(before, len(before)),
        newer=Place(posts[size].seq) if size < len(posts) else None,
    )


def page_with(session: Session, post: Post) -> Place:
    """Return the tree page that has `post`: the first if it is there, else one near it."""
    first = session.execute(
        _shape(post.thread_id).order_by(Post.position).limit(MOST_POSTS + 1)
    ).all()
    size = cut([shape.depth for shape in first])
    if post.seq in {shape.seq for shape in first[:size]}:
        return BEGINNING
    upto = _shape(post.thread_id).where(Post.position <= post.position)
    near = session.execute(upto.order_by(Post.position.desc()).limit(FEWEST_POSTS)).all()
    return Place(near[cut_to([shape.depth for shape in near]) - 1].seq)


def post_for(session: Session, post_id: bytes, *, viewer: Viewer) -> Post:
    """Return the post.

    Raises:
        NotFound: there is none, or `viewer` may not see it.
    """
    post = session.scalar(
        select(Post)
        .join(Thread, Thread.id == Post.thread_id)
        .join(Board, Board.id == Thread.board_id)
        .where(
            Post.id == post_id,
            Post.state.in_(SHOWN),
            Board.reading.in_(readable_by(viewer)),
        )
    )
    if post is None:
        raise NotFound
    return post


def post_on_page(session: Session, thread_id: bytes, post_id: bytes) -> AnyRow | None:
    """Return one post of the thread as a page shows it; None when it is not to be seen there."""
    return session.execute(_posts(thread_id).where(Post.id == post_id)).one_or_none()


def _newest(thread_id: bytes) -> Any:
    """Return the query for the id of the reply that came last."""
    replies = select(Post.id).where(
        Post.thread_id == thread_id, Post.state == PostState.PUBLISHED, Post.seq > 0
    )
    return replies.order_by(Post.seq.desc()).limit(1).scalar_subquery()


def _posts(thread_id: bytes, reader: bytes = b"") -> AnySelect:
    return _shown(reader).where(Post.thread_id == thread_id, Post.state.in_(SHOWN))


def _shown(reader: bytes) -> AnySelect:
    return (
        select(
            Post.id,
            Post.parent_id,
            Post.handle_id,
            Post.seq,
            Post.depth,
            Post.state,
            Post.day,
            Post.hour,
            Post.edited_on,
            Post.notes,
            Post.answers,
            Post.helped_on,
            _given(reader).label("given"),
            Handle.name,
            Words.html,
            _Parent.seq.label("parent_seq"),
            _ParentHandle.name.label("parent_name"),
        )
        .outerjoin(Handle, Handle.id == Post.handle_id)
        .outerjoin(Words, Words.post_id == Post.id)
        .outerjoin(_Parent, _Parent.id == Post.parent_id)
        .outerjoin(_ParentHandle, _ParentHandle.id == _Parent.handle_id)
    )


def _given(reader: bytes) -> Any:
    """Return the query for the answers that `reader` gave to a post; a guest gave none."""
    if not reader:
        return null()
    kinds = select(func.aggregate_strings(Answer.kind, " "))
    mine = kinds.where(Answer.post_id == Post.id, Answer.handle_id == reader)
    return mine.correlate(Post).scalar_subquery()


def _shape(thread_id: bytes) -> AnySelect:
    return select(Post.seq, Post.depth).where(Post.thread_id == thread_id, Post.state.in_(SHOWN))


def _position_of(thread_id: bytes, seq: int) -> Any:
    return (
        select(Post.position)
        .where(Post.thread_id == thread_id, Post.seq >= seq, Post.state.in_(SHOWN))
        .order_by(Post.seq)
        .limit(1)
        .scalar_subquery()
    )


def _before(session: Session, thread_id: bytes, where: ColumnElement[bool]) -> Sequence[AnyRow]:
    nearest_first = _shape(thread_id).where(where).order_by(Post.position.desc())
    return session.execute(nearest_first.limit(MOST_POSTS + 1)).all()


def _back(before: Sequence[AnyRow], size: int) -> Place | None:
    """Return the page of the `size` nearest posts before this one."""
    return Place(before[size - 1].seq, size) if size else None
