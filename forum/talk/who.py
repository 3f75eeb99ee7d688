"""Who a member is, or can become, in a thread: what a writing form needs to offer."""

from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from forum.database import AnyRow
from forum.handles.deriving import handle_id, own_handles, thread_scope
from forum.handles.standing import Standpoint, stand, standpoint
from forum.talk.showing import Reader, reader_with, wanted_of
from forum.threads.holding.visible import NOBODY


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
    return _who(standpoint(session, root, thread_id), root, thread_id)


def reader_and_me(session: Session, root: bytes, thread_id: bytes) -> tuple[Reader, WhoIAm]:
    """Return what is theirs about the thread, and who they are there; one query."""
    here, found = stand(session, root, thread_id, wanted_of(thread_id))
    mine = own_handles(root, thread_id) if here.voice is not None else NOBODY
    return reader_with(found, root, thread_id, mine=mine), _who(here, root, thread_id)


def _who(here: Standpoint, root: bytes, thread_id: bytes) -> WhoIAm:
    if here.voice is not None:
        return WhoIAm(here.voice.id, here.voice.name, chosen=True)
    own = handle_id(root, thread_scope(thread_id))
    names = [here.known.name] if here.known else here.known_names
    return WhoIAm(own, here.name, chosen=False, known=here.known, known_names=names)
