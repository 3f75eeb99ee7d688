"""What the database has of the posts that an engine found. It decides who may read them.

Nothing here writes; a page costs two queries, whatever was found.
"""

from collections.abc import Collection, Sequence

from sqlalchemy import and_, bindparam, exists, select
from sqlalchemy.orm import Session, aliased

from forum.boards.models import Board
from forum.database import AnyRow, looked_up
from forum.permissions import Viewer, readable_by
from forum.threads.models import Post, PostState, Thread, Words

_opening, _reply = aliased(Post), aliased(Post)
_IS_READABLE = Board.reading.in_(bindparam("reading", expanding=True))
_IS_OPENING = and_(
    _opening.thread_id == Thread.id, _opening.seq == 0, _opening.state == PostState.PUBLISHED
)
_HAS_HELPED = exists().where(
    _reply.thread_id == Thread.id,
    _reply.helped_on.is_not(None),
    _reply.state == PostState.PUBLISHED,
)

# Put together once: that takes longer than to ask the database.
_BOARDS = (
    select(Board.id, Board.slug, Board.name, Board.description, Board.archived_on)
    .where(_IS_READABLE)
    .order_by(Board.position, Board.slug)
)
_SHOWN = (
    select(
        Post.id,
        Post.thread_id,
        Post.seq,
        Post.day,
        Post.notes,
        Post.helped_on,
        Thread.title,
        Thread.handle_id,
        Thread.replies,
        _opening.notes.label("thread_notes"),
        _HAS_HELPED.correlate(Thread).label("has_helped"),
        Board.name.label("board_name"),
        Words.html,
    )
    .join(Thread, Thread.id == Post.thread_id)
    .join(Board, Board.id == Thread.board_id)
    .join(Words, Words.post_id == Post.id)
    .outerjoin(_opening, _IS_OPENING)
    .where(
        Post.id.in_(bindparam("ids", expanding=True)),
        Post.state == PostState.PUBLISHED,
        _IS_READABLE,
    )
)


def boards_of(session: Session, *, viewer: Viewer) -> Sequence[AnyRow]:
    """Return the boards that `viewer` may read, in their order."""
    return looked_up(session, _BOARDS, {"reading": readable_by(viewer)}).all()


def shown_among(session: Session, ids: Collection[bytes], *, viewer: Viewer) -> dict[bytes, AnyRow]:
    """Return those of the posts that `viewer` may read now, by their ids, with their threads.

    `notes` are the post's own, `thread_notes` those of the opening post while it is shown.
    """
    asked = {"ids": list(ids), "reading": readable_by(viewer)}
    return {row.id: row for row in looked_up(session, _SHOWN, asked)}
