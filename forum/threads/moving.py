"""Move a thread to another board."""

from datetime import datetime

from sqlalchemy.orm import Session

from forum.boards.models import Board
from forum.events import announce
from forum.threads.models import Thread
from forum.threads.news import ThreadMoved
from forum.threads.rules import check_board_open


def move(session: Session, thread: Thread, board: Board, *, at: datetime) -> None:
    """Let the thread stand on `board`, in the place that its days give it there.

    Raises:
        Refused: that board is closed.
    """
    session.refresh(thread, with_for_update=True)
    if thread.board_id == board.id:
        return
    check_board_open(board.archived_on)
    thread.board_id = board.id
    announce(session, ThreadMoved(thread.id, board.id, at.date()))
