"""Make valid things in one line; a test names only what it cares about."""

from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import count
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.boards.models import Board
from forum.events import NewsDesk, take_news
from forum.handles.speaking import Writer
from forum.house.models import HouseRule
from forum.public_ids import new_id
from forum.sealing import new_root
from forum.threads.answering import answer
from forum.threads.holding.hiding import hide
from forum.threads.holding.rewording import change
from forum.threads.holding.showing import show
from forum.threads.models import Line, Post, Thread
from forum.threads.opening import Opening, open_thread
from forum.threads.replying import Reply, reply
from forum.threads.revising import Revision
from forum.threads.taking_back import take_back
from forum.wordrules.keeping import NewRule, add as add_word_rule
from forum.wordrules.models import Effect, Kind, WordRule

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
T = TypeVar("T")
_number = count(1)


class Make:
    """Makes things in one database session, through the deeds that people use.

    With a `desk`, whoever records there hears of each deed, as before a commit; without one,
    the news stays with the session.
    """

    def __init__(self, session: Session, desk: NewsDesk | None = None) -> None:
        self._session, self._desk = session, desk

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

    def rule(self, **given: Any) -> HouseRule:
        """Make a house rule, as a database without the shipped ones needs it."""
        usual = {"id": new_id(), "number": next(_number), "version": 1, "since": NOON.date()}
        rule = HouseRule(**usual | {"title": "Be kind", "text": "To all."} | given)
        self._session.add(rule)
        self._session.flush()
        return rule

    def thread(
        self,
        *,
        board: Board | None = None,
        title: str = "Nights are long",
        body: str = "I could not rest.",
        notes: Sequence[str] = (),
        writer: Writer | None = None,
        at: datetime = NOON,
    ) -> Thread:
        opening, board = Opening(title=title, body=body, notes=list(notes)), board or self.board()
        writer = writer or self.writer()
        return self._done(open_thread(self._session, board, opening, writer=writer, at=at))

    def reply(
        self,
        thread: Thread,
        *,
        parent: Post | None = None,
        body: str = "I hear you.",
        notes: Sequence[str] = (),
        writer: Writer | None = None,
        at: datetime = NOON,
    ) -> Post:
        words = Reply(body=body, parent_id=parent.id if parent else None, notes=list(notes))
        writer = writer or self.writer()
        return self._done(reply(self._session, thread.id, words, writer=writer, at=at))

    def opening_of(self, thread: Thread) -> Post:
        wanted = select(Post).where(Post.thread_id == thread.id, Post.seq == 0)
        return self._session.scalars(wanted).one()

    def post(self, post_id: bytes) -> Post:
        return self._session.get_one(Post, post_id)

    def post_thread(self, thread_id: bytes) -> Thread:
        return self._session.get_one(Thread, thread_id)

    def board_of(self, board_id: bytes) -> Board:
        return self._session.get_one(Board, board_id)

    def answer(
        self, post: Post, kind: str = "hear", *, writer: Writer | None = None, at: datetime = NOON
    ) -> Post:
        """Let somebody answer without a word, or take that back."""
        writer = writer or self.writer()
        return self._done(answer(self._session, post.id, kind, writer=writer, today=at.date()))

    def hide(
        self,
        post: Post,
        line: Line = Line.TAKEN_DOWN,
        *,
        rule: int | None = None,
        at: datetime = NOON,
    ) -> Post:
        hide(self._session, post, line=line, rule=rule, at=at)
        return self._done(post)

    def show(self, post: Post, *, at: datetime = NOON) -> Post:
        show(self._session, post, at=at)
        return self._done(post)

    def change(self, post: Post, body: str, *, writer: Writer, at: datetime = NOON) -> Post:
        words = Revision(body=body)
        return self._done(change(self._session, post.id, words, writer=writer, at=at))

    def take_back(self, post: Post, *, writer: Writer) -> Thread | None:
        return self._done(take_back(self._session, post.id, writer=writer))

    def word_rule(self, text: str = "old lamp", **given: Any) -> WordRule:
        usual = {"kind": Kind.PHRASE, "effect": Effect.NOTE, "title": "lamps", "why": "Hot."}
        return add_word_rule(self._session, NewRule(text=text, **usual | given))

    def _done(self, thing: T) -> T:
        if self._desk is not None:
            self._desk.enter(self._session)
            take_news(self._session)
        return thing
