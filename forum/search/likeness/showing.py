"""Conversations as a short list shows them. Nothing here writes."""

from collections.abc import Collection, Sequence
from functools import cache

from sqlalchemy import bindparam, func, literal, select
from sqlalchemy.orm import Session

from forum.boards.models import Board
from forum.database import AnyRow, AnySelect, looked_up
from forum.permissions import Viewer, readable_by
from forum.search.likeness.terms import READ_CHARS
from forum.threads.models import Post, PostState, Thread, Words


def conversations_with(
    session: Session, post_ids: Collection[bytes], *, viewer: Viewer
) -> dict[bytes, AnyRow]:
    """Return the conversations of these posts, by post, with the words of the post; one query.

    Those that `viewer` may not read, or that have no title any more, are missing.
    """
    if not post_ids:
        return {}
    found = looked_up(session, _wanted(tuple(readable_by(viewer))), {"posts": list(post_ids)})
    return {row.post_id: row for row in found}


@cache
def _wanted(reading: Sequence[str]) -> AnySelect:
    return (
        select(
            Post.id.label("post_id"),
            Thread.id,
            Thread.title,
            Thread.replies,
            Thread.last_day,
            Thread.last_hour,
            Board.name.label("board_name"),
            func.substr(Words.source, 1, READ_CHARS).label("source"),
        )
        .join(Thread, Thread.id == Post.thread_id)
        .join(Board, Board.id == Thread.board_id)
        .join(Words, Words.post_id == Post.id)
        .where(
            Post.id.in_(bindparam("posts", expanding=True)),
            Post.state == PostState.PUBLISHED,
            Thread.title.is_not(None),
            Board.reading.in_([literal(kind) for kind in reading]),
        )
    )
