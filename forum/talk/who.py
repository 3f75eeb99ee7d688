"""Who a member is, or can become, in a thread: what a writing form needs to offer."""

from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from forum.database import AnyRow
from forum.handles.deriving import handle_id, thread_scope
from forum.handles.speaking import standpoint


@dataclass(frozen=True)
class WhoIAm:
    """`chosen` says that the name holds for this thread already; else `name` is on offer.

    `known` is the member's known name, None if they have none yet; `known_names` are those
    that they can choose from.
    """

    handle_id: bytes
    name: str
    chosen: bool
    known: AnyRow | None = None
    known_names: list[str] = field(default_factory=list)


def who_i_am(session: Session, root: bytes, thread_id: bytes) -> WhoIAm:
    """Return who this member is there, or could become."""
    here = standpoint(session, root, thread_id)
    if here.voice is not None:
        return WhoIAm(here.voice.id, here.voice.name, chosen=True)
    own = handle_id(root, thread_scope(thread_id))
    names = [here.known.name] if here.known else here.known_names
    return WhoIAm(own, here.name, chosen=False, known=here.known, known_names=names)
