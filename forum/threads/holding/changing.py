"""What becomes other of a thread, because of a post in it."""

from typing import Any

from sqlalchemy import LargeBinary, bindparam, update
from sqlalchemy.orm import Session
from sqlalchemy.orm.util import identity_key

from forum.database import AnyRow, table_of
from forum.handles.putting import put_row
from forum.threads.models import Thread

# The name of the value says to forum/web/guests/marks.py which thread it is.
_OF_ONE = update(table_of(Thread)).where(Thread.id == bindparam("thread_id", type_=LargeBinary))


def change(session: Session, thread: Thread | AnyRow, **new: Any) -> None:
    """Let a thread have these values.

    A row is written at once, past the session, which costs a third. An object is written with
    whatever else was changed of it.
    """
    if isinstance(thread, Thread):
        for name, value in new.items():
            setattr(thread, name, value)
        session.flush()
        return
    put_row(session, _OF_ONE, new | {"thread_id": thread.id})
    known = session.identity_map.get(identity_key(Thread, thread.id))
    if known is not None:
        session.refresh(known)
