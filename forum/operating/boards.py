"""Boards are added, changed, closed, opened and put in order; each is recorded.

Two operators who change the same board at once do not undo each other's work: the second one is
told what the first one wrote.
"""

from dataclasses import dataclass
from enum import StrEnum
from hashlib import blake2b

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.audit.actions import Action
from forum.audit.recording import record
from forum.boards.curating import NewBoard, add_board, all_boards, archive_board, change_board
from forum.boards.models import Board
from forum.errors import Conflict, NotFound
from forum.house.changing import By
from forum.language.messages import _


class Move(StrEnum):
    """Where a board is put on the home page."""

    UP = "up"
    DOWN = "down"
    TOP = "top"


@dataclass(frozen=True)
class Seen:
    """The board that somebody had before them, as it was then."""

    slug: str
    mark: str


class BoardChangedMeanwhile(Conflict):
    """Somebody else changed this board first. `now` is what they made of it."""

    def __init__(self, board: Board) -> None:
        self.now, self.mark = words_of(board), mark_of(board)
        super().__init__(
            _("Somebody else has just changed this board. Look again before you go on.")
        )


def find(session: Session, slug: str) -> Board:
    """Return a board, archived or not.

    Raises:
        NotFound
    """
    board = session.scalar(select(Board).where(Board.slug == slug).with_for_update())
    if board is None:
        raise NotFound
    return board


def words_of(board: Board) -> NewBoard:
    return NewBoard(
        board.slug,
        board.name,
        board.description,
        board.rules.splitlines(),
        board.content_notes.splitlines(),
        board.reading,
        board.posting,
    )


def mark_of(board: Board) -> str:
    """Return what a form carries along to say what its sender saw."""
    told = repr((words_of(board), board.archived_on))
    return blake2b(told.encode(), digest_size=8).hexdigest()


def add(session: Session, new: NewBoard, *, by: By) -> None:
    """Add a board below the others.

    Raises:
        Refused: a field does not fit, or the address is taken.
    """
    note(session, add_board(session, new), by)


def change(session: Session, seen: Seen, words: NewBoard, *, by: By) -> None:
    """Put `words` in the place of what was seen; the address stays.

    Raises:
        NotFound, Refused, BoardChangedMeanwhile
    """
    board = _as_seen(session, seen)
    if words != words_of(board):
        change_board(session, board, words)
        note(session, board, by)


def archive(session: Session, seen: Seen, *, by: By) -> None:
    """Close a board to new words.

    Raises:
        NotFound, Refused, BoardChangedMeanwhile
    """
    _as_seen(session, seen)
    note(session, archive_board(session, seen.slug, today=by.at.date()), by)


def open_again(session: Session, seen: Seen, *, by: By) -> None:
    """Let people write on a board again.

    Raises:
        NotFound, BoardChangedMeanwhile
    """
    board = _as_seen(session, seen)
    if board.archived_on is not None:
        board.archived_on = None
        note(session, board, by)


def move(session: Session, slug: str, where: Move, *, by: By) -> None:
    """Put a board elsewhere among the others; one that stands there already stays.

    Raises:
        NotFound
    """
    boards = all_boards(session)
    board = find(session, slug)
    place = boards.index(board)
    wanted = {Move.UP: place - 1, Move.DOWN: place + 1, Move.TOP: 0}[where]
    if wanted != place and 0 <= wanted < len(boards):
        boards.insert(wanted, boards.pop(place))
        for position, each in enumerate(boards, start=1):
            each.position = position
        note(session, board, by)


def _as_seen(session: Session, seen: Seen) -> Board:
    board = find(session, seen.slug)
    if mark_of(board) != seen.mark:
        raise BoardChangedMeanwhile(board)
    return board


def note(session: Session, board: Board, by: By) -> None:
    """Record that a board was changed."""
    session.flush()
    record(session, by.staff_id, Action.BOARD_CHANGED, f"board:{board.slug}", at=by.at)
