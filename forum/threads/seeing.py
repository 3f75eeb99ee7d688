"""What is new in a thread to somebody who has been there before."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Integer, String, bindparam, cast, func, or_, select

from forum.database import AnySelect
from forum.handles.deriving import own_handles
from forum.threads.holding.visible import Own
from forum.threads.models import Post, PostState
from forum.threads.places.rows import THREAD

# New posts that are counted; a person who was away for longer is told of so many.
MOST_NEW = 200


@dataclass(frozen=True)
class Seen:
    """What a member has seen of a thread: posts up to the `seq` `upto`, but those of `unseen`.

    `upto` is None before their first visit, when nothing is called new; posts by the handles
    `mine` are theirs, and never new.
    """

    upto: int | None = None
    unseen: frozenset[int] = frozenset()
    mine: frozenset[bytes] = frozenset()

    def is_new(self, seq: int) -> bool:
        return self.upto is not None and (seq > self.upto or seq in self.unseen)

    def has_all(self, newest: int) -> bool:
        """Return whether nothing up to the `seq` `newest` is new."""
        return self.upto is None or (self.upto >= newest and not self.unseen)


NOTHING_SEEN = Seen()


def seen_as(root: bytes, thread_id: bytes) -> Seen:
    """Return the same for a member of whom nothing counts but which posts are theirs."""
    return Seen(mine=own_handles(root, thread_id))


def new_posts(mine: Own, *, has_unseen: bool) -> AnySelect:
    """Return the query for what is new to those who write under `mine`; `new_values` go with it."""
    new = Post.seq > bindparam("upto", type_=Integer)
    if has_unseen:
        new = or_(new, Post.seq.in_(bindparam("unseen", type_=Integer, expanding=True)))
    of_others = Post.handle_id.not_in(mine)
    return select(Post.id).where(
        Post.thread_id == THREAD, Post.state == PostState.PUBLISHED, new, of_others
    )


def new_values(seen: Seen) -> dict[str, Any]:
    """Return what the query for what is new needs to know, besides the thread and the handles."""
    if seen.upto is None:
        return {}
    return {"upto": seen.upto} | ({"unseen": list(seen.unseen)} if seen.unseen else {})


def seqs_of(new: AnySelect) -> Any:
    newest = new.with_only_columns(Post.seq).order_by(Post.seq.desc()).limit(MOST_NEW).subquery()
    return select(func.aggregate_strings(cast(newest.c.seq, String), " ")).scalar_subquery()
