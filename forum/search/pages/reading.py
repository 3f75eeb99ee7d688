"""What the database has of the posts that an engine found. It decides who may read them.

Nothing here writes; a page costs two queries, whatever was found.
"""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, exists, select
from sqlalchemy.orm import Session, aliased

from forum.boards.models import Board
from forum.database import AnyRow
from forum.permissions import Viewer, readable_by
from forum.threads.models import Post, PostState, Thread, Words


def boards_of(session: Session, *, viewer: Viewer) -> Sequence[AnyRow]:
    """Return the boards that `viewer` may read, in their order."""
    return session.execute(_BOARDS, {"reading": readable_by(viewer)}).all()


def shown_among(session: Session, ids: Collection[bytes], *, viewer: Viewer) -> dict[bytes, AnyRow]:
    """Return those of the posts that `viewer` may read now, by their ids, with their threads.

    `notes` are the post's own, `thread_notes` those of the opening post while it is shown.
    """
    asked = {"ids": list(ids), "reading": readable_by(viewer)}
    return {row.id: row for row in session.execute(_SHOWN, asked)}


def _readable() -> ColumnElement[bool]:
    return Board.reading.in_(bindparam("reading", expanding=True))


def _boards() -> Select[Any]:
    wanted = select(Board.id, Board.slug, Board.name, Board.description, Board.archived_on)
    return wanted.where(_readable()).order_by(Board.position, Board.slug)


def _shown() -> Select[Any]:
    opening, reply = aliased(Post), aliased(Post)
    that_helped = exists().where(
        reply.thread_id == Thread.id,
        reply.helped_on.is_not(None),
        reply.state == PostState.PUBLISHED,
    )
    wanted = select(
        Post.id,
        Post.thread_id,
        Post.seq,
        Post.day,
        Post.notes,
        Post.helped_on,
        Thread.title,
        Thread.handle_id,
        Thread.replies,
        opening.notes.label("thread_notes"),
        that_helped.correlate(Thread).label("has_helped"),
        Board.name.label("board_name"),
        Words.html,
    )
    return (
        wanted.join(Thread, Thread.id == Post.thread_id)
        .join(Board, Board.id == Thread.board_id)
        .join(Words, Words.post_id == Post.id)
        .outerjoin(opening, _opens(opening))
        .where(
            Post.id.in_(bindparam("ids", expanding=True)),
            Post.state == PostState.PUBLISHED,
            _readable(),
        )
    )


def _opens(post: type[Post]) -> ColumnElement[bool]:
    is_first = and_(post.thread_id == Thread.id, post.seq == 0)
    return and_(is_first, post.state == PostState.PUBLISHED)


# Put together once: that takes longer than to ask the database.
_BOARDS, _SHOWN = _boards(), _shown()
