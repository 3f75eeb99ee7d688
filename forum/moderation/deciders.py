"""Who decides, and what keeps them from deciding about themselves."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.boards.models import Board
from forum.errors import NotAllowed, NotFound
from forum.handles.deriving import handles_among
from forum.language.messages import _l
from forum.moderation.models import Case, Flag
from forum.threads.models import Post

OWN = _l(
    "This is about you: your own post, or one that you flagged. Somebody else will look at it."
)


@dataclass(frozen=True)
class Decider:
    """Somebody on duty. `boards` are slugs, none for all; `root` is known while they are here.

    From their root comes, in memory alone, who they are in a thread: no row ever says so.
    """

    staff_id: bytes
    name: str
    role: str
    boards: frozenset[str] = frozenset()
    root: bytes = field(default=b"", repr=False)

    def own_in(self, thread_id: bytes) -> frozenset[bytes]:
        """Return every handle that they can have in a thread, to write or to flag under."""
        return self.own_among([thread_id])

    def own_among(self, threads: Iterable[bytes]) -> frozenset[bytes]:
        """Return the same of all these threads. A handle of one thread is found in no other."""
        return handles_among(self.root, threads) if self.root else frozenset()


def check_may_see(session: Session, case: Case, decider: Decider) -> None:
    """Refuse a case of a board that is not theirs, as if there were none."""
    slug = session.scalar(select(Board.slug).where(Board.id == case.board_id))
    if decider.boards and slug not in decider.boards:
        raise NotFound


def check_not_own(session: Session, case: Case, decider: Decider) -> None:
    """Refuse a case about the decider's own post or flag."""
    if is_own(session, case, decider):
        raise NotAllowed(OWN)


def is_own(session: Session, case: Case, decider: Decider) -> bool:
    post = session.get(Post, case.post_id)
    if post is None:
        return False
    mine = decider.own_in(post.thread_id)
    flagged = select(Flag.id).where(Flag.post_id == post.id, Flag.handle_id.in_(mine)).limit(1)
    return post.handle_id in mine or session.scalar(flagged) is not None
