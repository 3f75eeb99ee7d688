"""Look up boards. Nothing here writes."""

from collections.abc import Sequence
from functools import cache

from sqlalchemy import ColumnElement, String, bindparam, literal, select
from sqlalchemy.orm import Session

from forum.boards.models import Board
from forum.database import AnyRow, AnySelect, looked_up
from forum.errors import NotFound
from forum.permissions import Viewer, readable_by


def board_for(session: Session, slug: str, *, viewer: Viewer) -> Board:
    """Return the board.

    Raises:
        NotFound: there is none of that name, or `viewer` may not read it.
    """
    board = session.scalar(
        select(Board).where(Board.slug == slug, Board.reading.in_(readable_by(viewer)))
    )
    if board is None:
        raise NotFound
    return board


def board_row(session: Session, slug: str, *, viewer: Viewer) -> AnyRow:
    """Return the board's row, for pages that only show it. Raises as `board_for`."""
    row = looked_up(session, _board(readable_by(viewer)), {"slug": slug}).one_or_none()
    if row is None:
        raise NotFound
    return row


@cache
def _board(reading: Sequence[str]) -> AnySelect:
    is_it = Board.slug == bindparam("slug", type_=String)
    return select(*Board.__table__.columns).where(is_it, read_by(reading))


def read_by(reading: Sequence[str]) -> ColumnElement[bool]:
    """Return the condition, for queries that are built once: a board that is read by one of these.

    A list that is spread out at each run would cost as much as all the rest.
    """
    return Board.reading.in_([literal(kind) for kind in reading])
