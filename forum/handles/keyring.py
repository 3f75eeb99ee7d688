"""The keyring: how a member finds all their handles again, and nobody else does.

Entry n lies at an address computed from the root and n, sealed and padded to one length. The
table knows no owner, no time and no order.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import count

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.handles.models import SealedEntry
from forum.public_ids import from_text, to_text
from forum.sealing import derive, hkdf, seal_padded, unseal_padded

BOX_BYTES = 256
# Addresses asked for at once: one query for most members, a second one from the 65th thread.
BATCH = 64


@dataclass(frozen=True)
class Key:
    """`handle_id` is who this member is in `scope`."""

    handle_id: bytes
    scope: str


def keys(session: Session, root: bytes) -> list[Key]:
    """Return this member's keys, in the order in which they were added."""
    box_key = hkdf(root, "keyring")
    return [_open(box_key, box) for box in _boxes(session, root)]


def add_key(session: Session, root: bytes, key: Key) -> None:
    """Put `key` on the keyring, at the first free place."""
    place = sum(1 for _ in _boxes(session, root))
    plain = json.dumps(asdict(key) | {"handle_id": to_text(key.handle_id)}).encode()
    box = seal_padded(hkdf(root, "keyring"), plain, size=BOX_BYTES)
    session.add(SealedEntry(address=_address(root, place), box=box))
    session.flush()  # two visits at once must not take the same place unnoticed


def _boxes(session: Session, root: bytes) -> Iterator[bytes]:
    for first in count(0, BATCH):
        addresses = [_address(root, place) for place in range(first, first + BATCH)]
        wanted = select(SealedEntry.address, SealedEntry.box).where(
            SealedEntry.address.in_(addresses)
        )
        found = {row.address: row.box for row in session.execute(wanted)}
        for address in addresses:
            if address not in found:
                return
            yield found[address]


def _address(root: bytes, place: int) -> bytes:
    return derive(root, "keyring", str(place))


def _open(box_key: bytes, box: bytes) -> Key:
    plain = json.loads(unseal_padded(box_key, box))
    return Key(handle_id=from_text(plain["handle_id"]), scope=plain["scope"])
