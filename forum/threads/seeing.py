"""What is new in a thread to somebody who has been there before."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import String, cast, false, func, select

from forum.database import AnySelect
from forum.handles.deriving import own_handles
from forum.threads.models import Post, PostState

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


NOTHING_SEEN = Seen()


def seen_as(root: bytes, thread_id: bytes) -> Seen:
    """Return the same for a member of whom nothing counts but which posts are theirs."""
    return Seen(mine=own_handles(root, thread_id))


def new_posts(thread_id: bytes, seen: Seen) -> AnySelect:
    if seen.upto is None:
        return select(Post.id).where(false())
    return select(Post.id).where(
        Post.thread_id == thread_id,
        Post.state == PostState.PUBLISHED,
        (Post.seq > seen.upto) | Post.seq.in_(seen.unseen),
        Post.handle_id.not_in(seen.mine),
    )


def seqs_of(new: AnySelect) -> Any:
    newest = new.with_only_columns(Post.seq).order_by(Post.seq.desc()).limit(MOST_NEW).subquery()
    return select(func.aggregate_strings(cast(newest.c.seq, String), " ")).scalar_subquery()
