"""Who somebody will be in a thread, looked up before they write: then nobody waits for it."""

from dataclasses import replace

from sqlalchemy.orm import Session

from forum.handles.deriving import handle_id, thread_scope
from forum.handles.keyring import first_free
from forum.handles.speaking import Foreseen, Writer, name_in, voice_in


def foresee(session: Session, writer: Writer, thread_id: bytes) -> Writer:
    """Return the writer, knowing who they will be there if nobody else writes until then."""
    seen = Foreseen(thread_id, voice=voice_in(session, writer.root, thread_id))
    if seen.voice is None and writer.post_as == "thread":
        scope = thread_scope(thread_id)
        name = name_in(session, scope, handle_id(writer.root, scope))
        seen = Foreseen(thread_id, name=name, place=first_free(session, writer.root))
    return replace(writer, foreseen=seen)
