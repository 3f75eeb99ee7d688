"""Who speaks: the name that a member writes under in one thread, chosen once and kept there."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from forum.errors import Refused
from forum.handles.deriving import SITE, handle_id, thread_scope
from forum.handles.keyring import BOX_BYTES, Key, add_key
from forum.handles.models import Handle, SealedEntry
from forum.handles.naming import free_name, known_name, offered_names
from forum.public_ids import new_id
from forum.sealing import derive, hkdf, seal_padded

PostAs = Literal["thread", "known"]
OFFER_ROUNDS = 10


@dataclass(frozen=True)
class Writer:
    """A member about to write.

    Attributes:
        post_as: a new name only for this thread, or the known one. Heeded only the first time
            in a thread.
        known_name: which of the offered names to be known by; None takes the first. Heeded
            only the first time anywhere.
        form: the random mark of the form they write in, so that a double click posts once;
            empty when the form had none.
    """

    root: bytes
    post_as: PostAs = "thread"
    known_name: str | None = None
    form: str = ""

    @property
    def is_member(self) -> bool:
        return True

    def id_for(self, *parts: bytes) -> bytes:
        """Return the id of what this form makes of `parts`: the same when it is sent again."""
        if not self.form:
            return new_id()
        return derive(self.root, "written", b"\0".join((self.form.encode(), *parts)))


def voice_in(session: Session, root: bytes, thread_id: bytes) -> Handle | None:
    """Return the handle that this member already has in the thread, or None."""
    return voice_and_known(session, root, thread_id)[0]


def voice_and_known(
    session: Session, root: bytes, thread_id: bytes
) -> tuple[Handle | None, Handle | None]:
    """Return the handle that this member has in the thread, and their known one, if any."""
    own, known = handle_id(root, thread_scope(thread_id)), handle_id(root, SITE)
    chose_known = exists().where(SealedEntry.address == _choice_address(root, thread_id))
    both = select(Handle, chose_known.label("chose_known")).where(Handle.id.in_((own, known)))
    rows = session.execute(both).all()
    found = {row.Handle.id: row.Handle for row in rows}
    chosen = known if any(row.chose_known for row in rows) else own
    return found.get(chosen), found.get(known)


def known_handle(session: Session, root: bytes) -> Handle | None:
    """Return the handle with this member's known name, or None when they have not chosen one."""
    return session.get(Handle, handle_id(root, SITE))


def take_voice(session: Session, writer: Writer, *, thread_id: bytes, today: date) -> Handle:
    """Return the handle to write under in this thread, made now if it is the first time."""
    voice = voice_in(session, writer.root, thread_id)
    if voice is not None:
        return voice
    scope = thread_scope(thread_id)
    if writer.post_as == "known":
        known = known_handle(session, writer.root)
        voice = known or become_known(session, writer, today=today)
        _remember_choice(session, writer.root, thread_id)
    else:
        own = handle_id(writer.root, scope)
        voice = Handle(id=own, scope=scope, name=name_in(session, scope, own), day=today)
        session.add(voice)
    add_key(session, writer.root, Key(voice.id, scope))
    return voice


def become_known(session: Session, writer: Writer, *, today: date) -> Handle:
    """Give the member a known name: the one they chose, or the first that we offer.

    Raises:
        Refused: it is not on offer, somebody has it, or this member has a known name already.
    """
    if known_handle(session, writer.root) is not None:
        raise Refused("You have a known name already.", field="known_name")
    name = writer.known_name or _first_free(session, writer.root)
    if not any(name in offered_names(_offer_seed(writer.root), n) for n in range(OFFER_ROUNDS)):
        raise Refused("Choose one of the names we offer.", field="known_name")
    if _is_taken(session, SITE, name):
        raise Refused("Somebody has just taken that name. Choose another one.", field="known_name")
    known = Handle(id=handle_id(writer.root, SITE), scope=SITE, name=name, day=today)
    session.add(known)
    add_key(session, writer.root, Key(known.id, SITE))
    return known


def name_in(session: Session, scope: str, own: bytes) -> str:
    """Return the name that a new handle gets in `scope`: the first that nobody has there."""
    return free_name(own, lambda name: _is_taken(session, scope, name))


def offers(session: Session, root: bytes, round_: int) -> list[str]:
    """Return up to five known names to choose from that nobody has."""
    names = offered_names(_offer_seed(root), round_)
    of_these = select(Handle.name).where(Handle.scope == SITE, Handle.name.in_(names))
    taken = set(session.scalars(of_these))
    return [name for name in names if name not in taken]


def _first_free(session: Session, root: bytes) -> str:
    for round_ in range(OFFER_ROUNDS):
        if free := offers(session, root, round_):
            return free[0]
    return known_name(_offer_seed(root), 0)


def _offer_seed(root: bytes) -> bytes:
    return derive(root, "offers", SITE)


def _is_taken(session: Session, scope: str, name: str) -> bool:
    return bool(session.scalar(select(exists().where(Handle.scope == scope, Handle.name == name))))


def _choice_address(root: bytes, thread_id: bytes) -> bytes:
    return derive(root, "known in", thread_id)


def _remember_choice(session: Session, root: bytes, thread_id: bytes) -> None:
    """Leave a sealed entry that only this member can find: here they are the known one."""
    box = seal_padded(hkdf(root, "known in"), b"", size=BOX_BYTES)
    session.add(SealedEntry(address=_choice_address(root, thread_id), box=box))
