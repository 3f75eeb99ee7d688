"""The threads that a member is in, from their keyring. Nothing here writes."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.boards.models import Board
from forum.database import AnyRow
from forum.handles.deriving import thread_in
from forum.handles.keyring import Key
from forum.handles.models import Handle
from forum.permissions import Viewer, readable_by
from forum.threads.models import Thread

MOST_THREADS = 50


@dataclass(frozen=True)
class MyThread:
    """A thread, and who this member is in it."""

    thread: AnyRow
    me: Handle


def my_threads(session: Session, keyring: Sequence[Key], *, viewer: Viewer) -> list[MyThread]:
    """Return the MOST_THREADS threads of this member that were active last."""
    threads_of = ((thread_in(key.scope), key.handle_id) for key in keyring)
    voices = {thread_id: handle for thread_id, handle in threads_of if thread_id}
    wanted = (
        select(
            Thread.id,
            Thread.title,
            Thread.replies,
            Thread.last_day,
            Thread.last_hour,
            Board.name.label("board_name"),
        )
        .join(Board, Board.id == Thread.board_id)
        .where(Thread.id.in_(voices), Board.reading.in_(readable_by(viewer)))
        .order_by(Thread.last_day.desc(), Thread.last_step.desc(), Thread.id)
        .limit(MOST_THREADS)
    )
    threads = session.execute(wanted).all()
    mine = select(Handle).where(Handle.id.in_({voices[thread.id] for thread in threads}))
    handles = {handle.id: handle for handle in session.scalars(mine)}
    return [MyThread(thread, handles[voices[thread.id]]) for thread in threads]
