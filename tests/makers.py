"""Make valid things in one line; a test names only what it cares about."""

from datetime import UTC, datetime
from itertools import count
from typing import Any

from sqlalchemy.orm import Session

from forum.boards.models import Board
from forum.handles.speaking import Writer
from forum.public_ids import new_id
from forum.sealing import new_root
from forum.threads.models import Post, Thread
from forum.threads.opening import Opening, open_thread
from forum.threads.replying import Reply, reply

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
_number = count(1)


class Make:
    """Makes things in one database session, through the deeds that people use."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def writer(self, **given: Any) -> Writer:
        return Writer(**{"root": new_root()} | given)

    def board(self, **given: Any) -> Board:
        number = next(_number)
        usual = {
            "id": new_id(),
            "slug": f"board-{number}",
            "name": f"Board {number}",
            "description": "A room to try things in.",
            "position": number,
        }
        board = Board(**usual | given)
        self._session.add(board)
        self._session.flush()
        return board

    def thread(
        self,
        *,
        board: Board | None = None,
        title: str = "Nights are long",
        body: str = "I could not rest.",
        writer: Writer | None = None,
        at: datetime = NOON,
    ) -> Thread:
        opening = Opening(title=title, body=body)
        return open_thread(
            self._session,
            board or self.board(),
            opening,
            writer=writer or self.writer(),
            at=at,
        )

    def reply(
        self,
        thread: Thread,
        *,
        parent: Post | None = None,
        body: str = "I hear you.",
        writer: Writer | None = None,
        at: datetime = NOON,
    ) -> Post:
        words = Reply(body=body, parent_id=parent.id if parent else None)
        return reply(self._session, thread.id, words, writer=writer or self.writer(), at=at)
