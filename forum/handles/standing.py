"""Who a member is in a thread or could become there, and what is theirs about it: one query."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import and_, bindparam, null, or_, select, union_all
from sqlalchemy.orm import Session

from forum.database import AnyQuery, AnyRow
from forum.handles.deriving import SITE, thread_scope
from forum.handles.entries import Kind, opened_at, places_of
from forum.handles.glancing import glanced
from forum.handles.models import Handle, SealedEntry
from forum.handles.naming import KNOWN_OFFERS, free_name, offered_names, thread_name
from forum.handles.reserving import held_among, held_values, not_held
from forum.handles.several import numbered, several
from forum.handles.speaking import KNOWN_IN, is_taken, offer_seed, own_and_known

# Names for a thread looked up at once: the first may be one's own already. Anybody else has one
# once in a million times, and more are asked for then.
TRIED_AT_ONCE = 2
KNOWN_HERE = "known here"


@dataclass(frozen=True)
class Standpoint:
    """Who a member is in a thread, or could become there.

    Attributes:
        voice: the handle that they have in the thread, as a row; None before they wrote.
        known: the one with their known name, None when they have not chosen one.
        name: the name that a new handle would get in the thread.
        known_names: up to five known names to choose from that nobody has.
    """

    voice: AnyRow | None
    known: AnyRow | None
    name: str
    known_names: list[str]


def standpoint(session: Session, root: bytes, thread_id: bytes) -> Standpoint:
    """Return all that a form needs to know of who writes."""
    return stand(session, root, thread_id, {})[0]


def stand(
    session: Session,
    root: bytes,
    thread_id: bytes,
    wanted: Mapping[str, tuple[Kind, bytes | str]],
) -> tuple[Standpoint, dict[str, Any]]:
    """Return who they are there, and what the entries of `wanted` hold, as `find` does.

    One query, unless names are scarce.
    """
    scope, own, known = thread_scope(thread_id), *own_and_known(root, thread_id)
    offered = offered_names(offer_seed(root), 0)
    tried = [thread_name(own, attempt) for attempt in range(TRIED_AT_ONCE)]
    places = places_of(root, {KNOWN_HERE: (KNOWN_IN, thread_id), **wanted})
    asked = {"scope": scope} | numbered("self", (own, known)) | numbered("tried", tried)
    asked |= numbered("offered", offered) | held_values(offered) | numbered("address", places)
    rows = glanced(session, _here(len(places)), asked)
    entries = opened_at(root, places, {row.id: row.box for row in rows if row.box is not None})
    handles = [row for row in rows if row.scope is not None]
    found = {handle.id: handle for handle in handles}
    taken = {(handle.scope, handle.name) for handle in handles}

    def is_gone(name: str) -> bool:
        return (scope, name) in taken if name in tried else is_taken(session, scope, name)

    voice = found.get(known if KNOWN_HERE in entries else own)
    is_somebody = voice is not None or known in found
    free = [] if is_somebody else [name for name in offered if (SITE, name) not in taken]
    held = {row.name for row in rows if row.id is None}
    here = Standpoint(
        voice=voice,
        known=found.get(known),
        name=free_name(own, is_gone),
        known_names=not_held(free, held),
    )
    return here, entries


@cache
def _here(entries: int) -> AnyQuery:
    """Return the query for handles, for so many sealed entries, and for names that are reserved.

    Handles are their own, and those of whoever has a name that they could get.
    """
    in_thread = Handle.name.in_(several("tried", TRIED_AT_ONCE, Handle.name.type))
    in_site = Handle.name.in_(several("offered", KNOWN_OFFERS, Handle.name.type))
    handles = select(Handle.id, Handle.scope, Handle.name, null().label("box")).where(
        or_(
            Handle.id.in_(several("self", 2, Handle.id.type)),
            and_(Handle.scope == bindparam("scope"), in_thread),
            and_(Handle.scope == SITE, in_site),
        )
    )
    at = SealedEntry.address
    boxes = select(at, null(), null(), SealedEntry.box)
    boxes = boxes.where(at.in_(several("address", entries, at.type)))
    return union_all(handles, boxes, held_among(KNOWN_OFFERS))
