"""Follow a thread or a board: hear of what is new there, without having to write.

What a member follows is kept twice, each in its way: a row under a handle without a name, so
that notices reach it, and a sealed entry, which pages find in one query with other things.
"""

from sqlalchemy import delete
from sqlalchemy.orm import Session

from forum.handles.deriving import handle_id
from forum.handles.entries import Kind, drop, put
from forum.handles.keyring import come_in
from forum.notices.models import Follow

FOLLOWED = Kind("followed")


def follow(session: Session, root: bytes, scope: str, *, about_id: bytes) -> None:
    """Hear of a thread or board from now on. Asked twice, it is done once.

    Args:
        scope: the member's as a reader of the thread, or on the board.
    """
    mine = come_in(session, root, scope)
    if session.get(Follow, mine) is None:
        session.add(Follow(handle_id=mine, about_id=about_id))
        put(session, root, FOLLOWED, scope, holds=None)


def stop_following(session: Session, root: bytes, scope: str) -> None:
    session.execute(delete(Follow).where(Follow.handle_id == handle_id(root, scope)))
    drop(session, root, FOLLOWED, scope)
