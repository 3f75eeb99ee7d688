"""A thread with posts that moderators hide, and what is said where they stand."""

from sqlalchemy import select

from forum.boards.models import Board
from forum.clock import now
from forum.public_ids import to_text
from forum.threads.locking import lock
from forum.threads.models import Line, Post, Thread
from tests.visitor import Visitor


class Place:
    """Ids of things on one board, and what moderators do to them."""

    def __init__(self, inside, member: Visitor) -> None:
        self._inside = inside
        with inside() as make:
            self.me = make.writer(root=member.root)
            self.waiting = make.writer(root=member.root, waits=True)
            self._board = make.board(slug="sleep", name="Sleep").id
            thread = make.thread(board=self._here(make), title="Other talk", body="By another.")
            post = make.reply(thread, body="Secret words.", writer=self.me)
            make.reply(thread, parent=post, body="An answer.")
            self.thread_id, self.post_id = thread.id, post.id
        self.thread, self.post = f"/t/{to_text(thread.id)}", f"/p/{to_text(post.id)}"

    def _here(self, make):
        return make._session.get_one(Board, self._board)

    def open(self, **given) -> tuple[str, str]:
        """Start a thread; return its address, and that of its first post."""
        with self._inside() as make:
            thread = make.thread(board=self._here(make), **given)
            return f"/t/{to_text(thread.id)}", f"/p/{to_text(make.opening_of(thread).id)}"

    def reply(self, **given) -> str:
        with self._inside() as make:
            thread = make._session.get_one(Thread, self.thread_id)
            return f"/p/{to_text(make.reply(thread, **given).id)}"

    def hide(self, address: str, line: Line = Line.TAKEN_DOWN, rule: int | None = 2) -> None:
        with self._inside() as make:
            make.hide(self._post(make, address), line, rule=rule)

    def show(self, address: str) -> None:
        with self._inside() as make:
            make.show(self._post(make, address), at=now())

    def lock(self) -> None:
        with self._inside() as make:
            lock(make._session, make._session.get_one(Thread, self.thread_id), "It is enough.")

    def _post(self, make, address):
        found = make._session.scalars(select(Post)).all()
        return next(post for post in found if address.endswith(to_text(post.id)))


def article(page, address):
    return page.one(f"[data-post='{address.removeprefix('/p/')}']")


def said(tag) -> str:
    return " ".join(tag.get_text(" ").split())
