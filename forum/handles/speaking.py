"""Who speaks: the name that a member writes under in one thread, chosen once and kept there."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from sqlalchemy import bindparam, exists, func, insert, or_, select
from sqlalchemy.orm import Session

from forum.database import table_of
from forum.errors import Refused
from forum.handles.deriving import SITE, handle_id, thread_scope
from forum.handles.entries import Kind, add, address_of
from forum.handles.glancing import glanced
from forum.handles.keyring import Key, add_key
from forum.handles.models import Handle, SealedEntry
from forum.handles.naming import free_name, known_name, offered_names
from forum.handles.putting import put_row
from forum.handles.reserving import reserved
from forum.language.messages import _
from forum.public_ids import new_id
from forum.sealing import derive

# Says that a member chose to be the known one in a thread.
KNOWN_IN = Kind("known in")

PostAs = Literal["thread", "known"]
OFFER_ROUNDS = 10
_BOTH = select(
    Handle.id, exists().where(SealedEntry.address == bindparam("choice")).label("chose")
).where(or_(Handle.id == bindparam("own"), Handle.id == bindparam("known")))
_NEW = insert(table_of(Handle))
_TAKEN = select(
    exists()
    .where(Handle.scope == bindparam("scope"), Handle.name == bindparam("name"))
    .label("is_taken")
)


@dataclass(frozen=True)
class Foreseen:
    """What was found before a transaction, while others could still write.

    Attributes:
        voice: the handle that a member has in the thread already; it stays theirs.
        name, place: else the name that they would get there, and the first free place on their
            keyring.
    """

    thread_id: bytes
    voice: bytes | None = None
    name: str = ""
    place: int | None = None


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
        waits: whether a moderator reads what they write before others do.
        judged_on: the id of the board whose rules said so, and which posts it lets wait; None where
            no rules were asked.
        foreseen: who they will be, as far as that was looked up before.
    """

    root: bytes
    post_as: PostAs = "thread"
    known_name: str | None = None
    form: str = ""
    waits: bool = False
    judged_on: tuple[bytes, str] | None = None
    foreseen: Foreseen | None = None

    @property
    def is_member(self) -> bool:
        return True

    def id_for(self, *parts: bytes) -> bytes:
        """Return the id of what this form makes of `parts`: the same when it is sent again."""
        if not self.form:
            return new_id()
        return derive(self.root, "written", b"\0".join((self.form.encode(), *parts)))


def voice_in(session: Session, root: bytes, thread_id: bytes) -> bytes | None:
    """Return the id of the handle that this member already has in the thread, or None."""
    session.flush()  # what was written just now counts
    own, known = own_and_known(root, thread_id)
    asked = {"own": own, "known": known, "choice": address_of(root, KNOWN_IN, thread_id)}
    found = glanced(session, _BOTH, asked)
    return next((row.id for row in found if row.id == (known if row.chose else own)), None)


def own_and_known(root: bytes, thread_id: bytes) -> tuple[bytes, bytes]:
    return handle_id(root, thread_scope(thread_id)), handle_id(root, SITE)


def known_handle(session: Session, root: bytes) -> Handle | None:
    """Return the handle with this member's known name, or None when they have not chosen one."""
    return session.get(Handle, handle_id(root, SITE))


def take_voice(session: Session, writer: Writer, *, thread_id: bytes, today: date) -> bytes:
    """Return the id of the handle to write under in this thread, made now if it is the first time.

    Its row is there already, so that others may name it. What was foreseen is looked at once more,
    but for a handle: if it went meanwhile, the database refuses what is written under it.
    """
    seen = writer.foreseen
    if seen is None or seen.thread_id != thread_id:
        seen = Foreseen(thread_id)
    voice = seen.voice or voice_in(session, writer.root, thread_id)
    if voice is not None:
        return voice
    scope = thread_scope(thread_id)
    if writer.post_as == "known":
        known = known_handle(session, writer.root)
        voice = (known or become_known(session, writer, today=today)).id
        add(session, writer.root, KNOWN_IN, thread_id, holds=None)
    else:
        voice = handle_id(writer.root, scope)
        is_free = seen.name and not is_taken(session, scope, seen.name)
        name = seen.name if is_free else name_in(session, scope, voice)
        put_row(session, _NEW, {"id": voice, "scope": scope, "name": name, "day": today})
    add_key(session, writer.root, Key(voice, scope), foreseen=seen.place)
    return voice


def become_known(session: Session, writer: Writer, *, today: date) -> Handle:
    """Give the member a known name: the one they chose, or the first that we offer.

    Raises:
        Refused: it is not on offer, somebody has it, or this member has a known name already.
    """
    if known_handle(session, writer.root) is not None:
        raise Refused(_("You have a known name already."), field="known_name")
    name = writer.known_name or _first_free(session, writer.root)
    if not any(name in offered_names(offer_seed(writer.root), n) for n in range(OFFER_ROUNDS)):
        raise Refused(_("Choose one of the names we offer."), field="known_name")
    if is_taken(session, SITE, name) or reserved(session, [name]):
        taken = _("Somebody has just taken that name. Choose another one.")
        raise Refused(taken, field="known_name")
    known = Handle(id=handle_id(writer.root, SITE), scope=SITE, name=name, day=today)
    session.add(known)
    session.flush()
    add_key(session, writer.root, Key(known.id, SITE))
    return known


def name_in(session: Session, scope: str, own: bytes) -> str:
    """Return the name that a new handle gets in `scope`: the first that nobody has there."""
    return free_name(own, lambda name: is_taken(session, scope, name))


def offers(session: Session, root: bytes, round_: int) -> list[str]:
    """Return up to five known names to choose from that nobody has."""
    names = offered_names(offer_seed(root), round_)
    of_these = select(Handle.name).where(Handle.scope == SITE, Handle.name.in_(names))
    taken = set(session.scalars(of_these)) | reserved(session, names)
    return [name for name in names if name not in taken]


def _first_free(session: Session, root: bytes) -> str:
    for round_ in range(OFFER_ROUNDS):
        if free := offers(session, root, round_):
            return free[0]
    return known_name(offer_seed(root), 0)


def offer_seed(root: bytes) -> bytes:
    return derive(root, "offers", SITE)


def is_known_name(session: Session, name: str) -> bool:
    """Return whether some member is known by this name; large and small letters do not matter."""
    alike = Handle.scope == SITE, func.lower(Handle.name) == name.lower()
    return bool(session.scalar(select(exists().where(*alike))))


def is_taken(session: Session, scope: str, name: str) -> bool:
    [found] = glanced(session, _TAKEN, {"scope": scope, "name": name})
    return bool(found.is_taken)
