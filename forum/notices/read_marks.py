"""How far a member has read in each thread: a sealed entry for each, at an address of its own."""

from sqlalchemy.orm import Session

from forum.handles.entries import Kind, put

READ_UPTO = Kind("read up to")


def note_read(session: Session, root: bytes, thread_id: bytes, *, upto: int) -> None:
    """Remember that everything in the thread up to the post with this `seq` was shown."""
    put(session, root, READ_UPTO, thread_id, holds=upto)
