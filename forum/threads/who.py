"""Who a member is, or can become, in a thread: what a writing form needs to offer."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from forum.handles.deriving import handle_id, thread_scope
from forum.handles.models import Handle
from forum.handles.speaking import known_handle, name_in, offers, voice_in
from forum.threads.forms import SpeakingForm


@dataclass(frozen=True)
class WhoIAm:
    """`chosen` says that the name holds for this thread already; else `name` is on offer.

    `known` is the member's known name, None if they have none yet.
    """

    handle_id: bytes
    name: str
    chosen: bool
    known: Handle | None = None


def who_i_am(session: Session, root: bytes, thread_id: bytes, *, form: SpeakingForm) -> WhoIAm:
    """Return who this member is there, and give `form` the known names to choose from."""
    voice = voice_in(session, root, thread_id)
    if voice is not None:
        return WhoIAm(voice.id, voice.name, chosen=True)
    scope = thread_scope(thread_id)
    own = handle_id(root, scope)
    known = known_handle(session, root)
    names = [known.name] if known else offers(session, root, 0)
    form.known_name.choices = names
    if form.known_name.data is None and names:
        form.known_name.data = names[0]
    return WhoIAm(own, name_in(session, scope, own), chosen=False, known=known)
