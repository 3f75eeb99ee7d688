"""All that a member is here, as their keyring tells it. Nothing here writes."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.database import in_parts
from forum.handles.deriving import SITE, board_in, handle_id, reader_in, thread_in
from forum.handles.keyring import Key, keys
from forum.threads.models import Post


@dataclass(frozen=True)
class Belongings:
    """Who a member is, wherever they are somebody.

    Attributes:
        keyring: their keys, as `forum/handles/keyring.py` finds them.
        posts: their posts by thread, those whose words are gone but for the writer's name too.
    """

    root: bytes
    keyring: Sequence[Key]
    posts: dict[bytes, list[bytes]]

    @property
    def known(self) -> bytes:
        """The handle of their known name, whether they have one or not."""
        return handle_id(self.root, SITE)

    @property
    def voices(self) -> dict[bytes, bytes]:
        """The handle that they write under, by thread."""
        found = ((thread_in(key.scope), key.handle_id) for key in self.keyring)
        return {thread: handle for thread, handle in found if thread}

    @property
    def readers(self) -> dict[bytes, bytes]:
        """The handle without a name, by thread."""
        found = ((reader_in(key.scope), key.handle_id) for key in self.keyring)
        return {thread: handle for thread, handle in found if thread}

    @property
    def boards(self) -> dict[bytes, bytes]:
        """The handle without a name, by board."""
        found = ((board_in(key.scope), key.handle_id) for key in self.keyring)
        return {board: handle for board, handle in found if board}


def belongings(session: Session, root: bytes) -> Belongings:
    """Return what there is of this member now."""
    keyring = keys(session, root)
    posts: dict[bytes, list[bytes]] = {}
    for some in in_parts(list({key.handle_id for key in keyring})):
        wanted = select(Post.thread_id, Post.id).where(Post.handle_id.in_(some))
        for row in session.execute(wanted):
            posts.setdefault(row.thread_id, []).append(row.id)
    return Belongings(root, keyring, posts)
