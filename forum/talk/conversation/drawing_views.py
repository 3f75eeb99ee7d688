"""Draw posts: once for all who see the same of one. Its words are put in each time.

What a post looks like depends on its row and on who reads, and on nothing else but the language and
the hour. These together find it among the parts that are kept (forum/web/drawing/pieces.py). So a
post that was hidden, changed or taken back meanwhile is another one, at once. Where anything of
the reader's own shows, nothing is kept: nowhere may it be seen which posts are one person's.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from forum.boards.content_notes import is_folded
from forum.database import AnyRow
from forum.moderation.writers.told import Told
from forum.public_ids import to_text
from forum.talk.conversation.shown_views import EDGE, Shown
from forum.talk.showing import Reader
from forum.threads.tree import Step
from forum.web.drawing.pieces import drawn_by, filled, here_and_now, hole, pieces
from forum.writing import trusted

POST, TREE = "talk/_post.html", "talk/_tree.html"


class Look(NamedTuple):
    """What shows of a post besides its row.

    Attributes:
        thread_id: where it stands.
        may_reply: whether it can be answered with words.
        signed_in: whether a member reads; a guest has nothing to press.
        answering: it must say whom it answers, because its place does not show it.
        is_starter: it is by whoever opened the thread; `by_asker`: somebody else's, read by them.
        is_mine, is_new, is_kept, is_folded: what it is to the reader.
        given: which answers without words the reader gave it.
    """

    thread_id: bytes
    may_reply: bool
    signed_in: bool
    answering: bool
    is_starter: bool
    by_asker: bool
    is_mine: bool
    is_new: bool
    is_kept: bool
    is_folded: bool
    given: tuple[str, ...]


def is_open(thread: AnyRow) -> bool:
    """Return whether the thread can be answered with words."""
    return thread.locked_reason is None and not thread.archived_on and not thread.waits


class Hand:
    """Draws the posts of one page for one reader.

    Args:
        told: what moderators tell them of posts of their own.
        token: of the forms on their page; empty for a guest, who has nothing to press.

    Attributes:
        shown: the posts that were drawn so far, in this order.
    """

    def __init__(
        self, thread: AnyRow, reader: Reader, told: Mapping[bytes, Told], *, token: str
    ) -> None:
        self._thread, self._reader, self._told = thread, reader, told
        self._may_reply, self._signed_in, self._token = is_open(thread), bool(token), token
        self._is_asker = reader.is_asker(thread)
        self._pieces, self._always = pieces(), here_and_now()
        self._post, self._step = drawn_by(POST, "post"), drawn_by(TREE, "step")
        self._tags: dict[str, str] = {}
        self._edge = hole(EDGE)
        self.shown: list[Shown] = []

    def post(self, post: AnyRow, *, answering: bool = False) -> str:
        return trusted(self._drawn(post, answering=answering))

    def conversation(self, steps: Sequence[Step[AnyRow]], *, new_from: bytes | None) -> str:
        """Return posts and what holds them together; `new_from` begins the first new part."""
        return trusted("".join([self._of_step(step, new_from) for step in steps]))

    def _of_step(self, step: Step[AnyRow], new_from: bytes | None) -> str:
        kind, post = step.kind, step.post
        if kind == "post":
            return self._drawn(post, answering=step.answering)
        if kind == "talk":
            return self._tag(kind, post.name, is_new=post.id == new_from)
        if kind == "answers":
            return self._tag(kind, post.name, pid=to_text(post.id), size=step.size)
        if kind not in self._tags:
            self._tags[kind] = self._tag(kind)
        return self._tags[kind]

    def _tag(
        self,
        kind: str,
        name: str | None = None,
        *,
        is_new: bool = False,
        pid: str = "",
        size: int = 0,
    ) -> str:
        values = kind, name, is_new, pid, size
        return filled(self._pieces.get((TREE, self._always, values), lambda: self._step(*values)))

    def _drawn(self, post: AnyRow, *, answering: bool) -> str:
        self.shown.append(Shown(post.id, post.seq, post.handle_id, answering))
        look = self._look(post, answering=answering)
        return "".join((self._edge, self._as_it_looks(post, look), self._edge))

    def _as_it_looks(self, post: AnyRow, look: Look) -> str:
        if look.is_mine or look.is_kept or look.by_asker or look.given:
            words = None if post.html is None else trusted(post.html)
            return self._post(post, look, words, self._token, self._told.get(post.id))
        piece = self._pieces.get(
            (POST, self._always, post[:-1], look),  # the last one is the words: see rows.py
            lambda: self._post(post, look, hole("words"), hole("token"), None),
        )
        return filled(piece, words=post.html or "", token=self._token)

    def _look(self, post: AnyRow, *, answering: bool) -> Look:
        reader, starter = self._reader, self._thread.handle_id
        is_mine = post.handle_id in reader.seen.mine
        return Look(
            thread_id=self._thread.id,
            may_reply=self._may_reply,
            signed_in=self._signed_in,
            answering=answering,
            is_starter=starter is not None and post.handle_id == starter,
            by_asker=self._is_asker and post.seq > 0,
            is_mine=is_mine,
            is_new=reader.is_new(post),
            is_kept=bool(reader.kept) and reader.is_kept(post),
            is_folded=post.notes is not None and is_folded(post.notes, reader.folded),
            given=tuple(reader.answers.get(post.id, ())),
        )
