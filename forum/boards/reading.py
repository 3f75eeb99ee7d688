"""Look up boards. Nothing here writes."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.boards.models import Board
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
