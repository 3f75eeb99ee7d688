"""Names in conversations that are gone: nobody can meet them any more, so they go too."""

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from forum.handles.deriving import thread_in
from forum.handles.models import Handle
from forum.threads.models import Thread

AT_ONCE = 2000


def next_lost(session: Session, after: bytes) -> tuple[list[bytes], bytes | None]:
    """Look at some handles behind this one.

    Returns:
        those whose conversation is gone, and the last one that was looked at; None after the last.
    """
    wanted = select(Handle.id, Handle.scope).where(Handle.id > after).order_by(Handle.id)
    rows = session.execute(wanted.limit(AT_ONCE)).all()
    of = {row.id: thread for row in rows if (thread := thread_in(row.scope)) is not None}
    there = set(session.scalars(select(Thread.id).where(Thread.id.in_(set(of.values())))))
    lost = [each for each, thread in of.items() if thread not in there]
    return lost, rows[-1].id if rows else None


def forget(session: Session, ids: list[bytes]) -> None:
    """Remove these handles. What is sealed stays: nobody but its owner could say what it is of."""
    session.execute(delete(Handle).where(Handle.id.in_(ids)))
