"""What a member is told, gathered by the handles of their keyring. Nothing here writes."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from forum.boards.models import Board
from forum.database import AnyRow, AnySelect, in_parts
from forum.handles.models import Handle
from forum.notices.choosing import without_own_and_twice
from forum.notices.models import OF_DECISIONS, Notice
from forum.permissions import Viewer, readable_by
from forum.privacy.retention import NOTICES
from forum.threads.models import Post, PostState, Thread

KEPT = NOTICES.time


def notices_for(
    session: Session, handles: Sequence[bytes], *, viewer: Viewer, today: date
) -> list[AnyRow]:
    """Return the notices of these handles, newest first; only about what `viewer` may read."""
    found: list[AnyRow] = []
    for some in in_parts(handles):
        wanted = _notices(viewer).where(Notice.handle_id.in_(some), Notice.day >= today - KEPT)
        found.extend(session.execute(wanted))
    return without_own_and_twice(found, mine=frozenset(handles))


def _notices(viewer: Viewer) -> AnySelect:
    return (
        select(
            Notice.id,
            Notice.kind,
            Notice.post_id,
            Notice.day,
            Post.thread_id,
            Post.seq,
            Post.state,
            Post.handle_id.label("writer_id"),
            Handle.name,
            Thread.title,
            Thread.handle_id.label("starter_id"),
            Board.name.label("board_name"),
        )
        .join(Post, Post.id == Notice.post_id)
        .join(Thread, Thread.id == Post.thread_id)
        .join(Board, Board.id == Thread.board_id)
        .outerjoin(Handle, Handle.id == Post.handle_id)
        .where(
            or_(Post.state == PostState.PUBLISHED, Notice.kind.in_(OF_DECISIONS)),
            Board.reading.in_(readable_by(viewer)),
        )
    )
