"""A page of a conversation as it was drawn: its parts, and which of them are which post."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from forum.database import AnyRow
from forum.web.drawing.pieces import Piece

# The name of the hole that stands before each post of a page, and behind it.
EDGE = "edge"


class Shown(NamedTuple):
    """A post as it stands on a page. `answering` says that it names whom it answers."""

    id: bytes
    seq: int
    handle_id: bytes | None
    answering: bool


class Page(NamedTuple):
    """A page, with holes for the reader's `form`, `rail` and `token`, and the edges of its posts.

    `shown` are its posts; `is_list`, whether they stand in the order in which they came. `rows`
    are the posts as they were looked up, where that was just now.
    """

    parts: Piece
    thread: AnyRow
    shown: tuple[Shown, ...]
    is_list: bool
    rows: Sequence[AnyRow] = ()

    @property
    def seqs(self) -> set[int]:
        return {post.seq for post in self.shown}

    def with_posts(self, drawn: Mapping[int, Piece]) -> "Page":
        """Return the page with other posts at some of their places, counted from 0."""
        edges = [at for at in range(1, len(self.parts), 2) if self.parts[at] == EDGE]
        put, since = list[str](), 0
        for place, post in sorted(drawn.items()):
            begin, end = edges[2 * place : 2 * place + 2]
            put += [*self.parts[since:begin], *post[1:-1]]  # without what is around its edges
            since = end + 1
        return self._replace(parts=(*put, *self.parts[since:]))
