"""Finish a thread, and open it again."""

from sqlalchemy.orm import Session

from forum.errors import Refused
from forum.threads.models import Thread


def lock(session: Session, thread: Thread, reason: str) -> None:
    """Let nobody write in the thread any more.

    Args:
        reason: one sentence, which everybody reads there.

    Raises:
        Refused: no reason is given.
    """
    session.refresh(thread, with_for_update=True)
    if not reason.strip():
        raise Refused("Say why the thread is finished. Everybody reads it there.", field="message")
    thread.locked_reason = reason.strip()


def unlock(session: Session, thread: Thread) -> None:
    session.refresh(thread, with_for_update=True)
    thread.locked_reason = None
