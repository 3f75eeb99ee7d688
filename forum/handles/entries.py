"""Sealed entries: what is private to one member, at addresses that only their root leads to.

Everything about one thread or board lies at an address made from it, so nothing needs to be
listed: whoever holds the root and knows the thread finds the entry, and nobody else can.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import bindparam, delete, func, insert, select
from sqlalchemy.orm import Session

from forum.database import AnySelect, in_parts, looked_up, table_of
from forum.handles.glancing import glanced
from forum.handles.models import SealedEntry
from forum.handles.putting import put_row
from forum.handles.several import numbered, several
from forum.sealing import derive, derive_each, hkdf, room_in, seal_padded, unseal_padded

SMALL_BYTES = 256
# Boxes grow in steps of four, so that a length tells no more than "short" or "long".
STEPS_BYTES = (SMALL_BYTES, 1024, 4096, 16_384, 65_536, 262_144)

_ALL = select(SealedEntry.address, SealedEntry.box)
_AT = _ALL.where(SealedEntry.address.in_(bindparam("addresses", expanding=True)))
_NEW = insert(table_of(SealedEntry))
# Every page of a member asks for a few: what it asks with is put together once.
FEW = 16


@dataclass(frozen=True)
class Kind:
    """What entries are for. `purpose` keeps their addresses apart from those of other kinds.

    `size` is the length of every box of the kind, in bytes; 0 lets it grow in STEPS_BYTES.
    """

    purpose: str
    size: int = SMALL_BYTES


About = TypeVar("About", bytes, str)
# The name and the kind of what lies at each address.
Places = Mapping[bytes, tuple[str, Kind]]


def address_of(root: bytes, kind: Kind, about: bytes | str) -> bytes:
    """Return where this member's entry of `kind` about something lies: 16 bytes."""
    return derive(root, kind.purpose, about)


def find(session: Session, root: bytes, wanted: Mapping[str, tuple[Kind, bytes | str]]) -> Any:
    """Return, by the name given in `wanted`, what those entries hold; one query for all.

    A name whose entry is not there is missing from the answer.
    """
    places = places_of(root, wanted)
    return opened_at(root, places, boxes_at(session, list(places)))


def find_each(
    session: Session, root: bytes, kind: Kind, abouts: Sequence[About]
) -> dict[About, Any]:
    """Return the same of thousands of one kind, by what they are about."""
    places = dict(zip(derive_each(root, kind.purpose, abouts), abouts, strict=True))
    boxes = boxes_at(session, list(places))
    plain = opened(root, kind, boxes.values())
    return {places[at]: each for at, each in zip(boxes, plain, strict=True)}


def places_of(root: bytes, wanted: Mapping[str, tuple[Kind, bytes | str]]) -> Places:
    """Return where those entries lie."""
    return {address_of(root, *which): (name, which[0]) for name, which in wanted.items()}


def opened_at(root: bytes, places: Places, boxes: Mapping[bytes, bytes]) -> dict[str, Any]:
    """Return, by its name, what is in each of `boxes`, which were found at `places`."""
    keys = {kind: hkdf(root, kind.purpose) for kind in {places[at][1] for at in boxes}}
    return {places[at][0]: _plain(keys[places[at][1]], box) for at, box in boxes.items()}


def boxes_at(session: Session, addresses: Sequence[bytes]) -> dict[bytes, bytes]:
    """Return the boxes that lie at `addresses`."""
    if not addresses:
        return {}
    if len(addresses) <= FEW:
        few = glanced(session, _at(len(addresses)), numbered("address", addresses))
        return {row.address: row.box for row in few}
    found: dict[bytes, bytes] = {}
    for some in in_parts(addresses):
        rows = looked_up(session, _AT, {"addresses": some}).all()
        found |= {row.address: row.box for row in rows}
    return found


@cache
def _at(number: int) -> AnySelect:
    at = SealedEntry.address
    return _ALL.where(at.in_(several("address", number, at.type)))


@cache
def _taken_at(number: int) -> AnySelect:
    return _at(number).with_only_columns(func.count().label("number"))


def taken(session: Session, addresses: Sequence[bytes]) -> int:
    """Return at how many of these few `addresses` something lies."""
    given = numbered("address", addresses)
    [found] = glanced(session, _taken_at(len(addresses)), given)
    return int(found.number)


def opened(root: bytes, kind: Kind, boxes: Iterable[bytes]) -> list[Any]:
    """Return what was put into each of `boxes`."""
    key = hkdf(root, kind.purpose)
    return [_plain(key, box) for box in boxes]


def _plain(key: bytes, box: bytes) -> Any:
    return json.loads(unseal_padded(key, box))


def put(session: Session, root: bytes, kind: Kind, about: bytes | str, *, holds: Any) -> None:
    """Let the entry hold `holds`, which JSON must be able to say.

    The old row is deleted and a new one inserted: an entry is never updated.

    Raises:
        ValueError: `holds` is too long for the kind, which is our bug: check before.
    """
    drop(session, root, kind, about)
    add(session, root, kind, about, holds=holds)


def add(session: Session, root: bytes, kind: Kind, about: bytes | str, *, holds: Any) -> None:
    """As `put`, where nothing may be yet: two visits at once cannot both believe it was free."""
    words = json.dumps(holds, ensure_ascii=False, separators=(",", ":")).encode()
    box = seal_padded(hkdf(root, kind.purpose), words, size=kind.size or _step_for(words))
    put_row(session, _NEW, {"address": address_of(root, kind, about), "box": box})


def drop(session: Session, root: bytes, kind: Kind, about: bytes | str) -> None:
    """Remove the entry, if it is there."""
    session.execute(delete(SealedEntry).where(SealedEntry.address == address_of(root, kind, about)))


def fits(plain: Any) -> bool:
    """Return whether `plain` fits into the largest box."""
    words = json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode()
    return len(words) <= room_in(STEPS_BYTES[-1])


def _step_for(words: bytes) -> int:
    return next((size for size in STEPS_BYTES if len(words) <= room_in(size)), 0)
