"""Leave words behind, under names that have nothing to do with each other any more."""

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from forum.events import announce
from forum.handles.deriving import thread_scope
from forum.handles.models import Handle
from forum.handles.news import KnownNameLeft
from forum.handles.speaking import name_in
from forum.public_ids import new_id
from forum.threads.models import Post, Thread


def part_from_known_name(session: Session, known: bytes, thread_id: bytes) -> None:
    """Give what is under the known name in this thread a name of this thread alone, drawn by lot.

    Done twice, it is done once: nothing is under the known name then.
    """
    mine = Post.thread_id == thread_id, Post.handle_id == known
    day = session.scalar(select(func.min(Post.day)).where(*mine))
    if day is None:
        return
    scope, other = thread_scope(thread_id), new_id()
    # Its day is that of these posts: the day of the known name would be the same everywhere.
    session.add(Handle(id=other, scope=scope, name=name_in(session, scope, other), day=day))
    session.flush()
    session.execute(update(Post).where(*mine).values(handle_id=other))
    opened = Thread.id == thread_id, Thread.handle_id == known
    session.execute(update(Thread).where(*opened).values(handle_id=other))


def tell_of_parting(session: Session, known: bytes) -> None:
    """Tell that nothing is under this known name any more, if it ever was one."""
    if session.get(Handle, known) is not None:
        announce(session, KnownNameLeft(known))
