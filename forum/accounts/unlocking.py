"""Turn what a member knows into the keys that find and open their credential.

The only import of argon2. A passphrase is stretched with Argon2id, since somebody with a copy
of the database could try passphrases; a recovery code holds 128 random bits and needs none.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from argon2.low_level import Type, hash_secret_raw
from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.accounts.models import InstanceFact
from forum.database import table_of
from forum.errors import Busy
from forum.language.messages import _
from forum.sealing import derive, hkdf

MEMORY_KIBIBYTES = 64 * 1024
PASSES = 3
LANES = 1
SALT_BYTES = 16
# Each takes 64 MiB: two at once in a process, the others wait a little and are then sent away.
AT_ONCE = 2
WAIT_SECONDS = 5.0
RETRY_SECONDS = 10

_fact_table = table_of(InstanceFact)
_SALT = select(_fact_table.c.value).where(_fact_table.c.name == "salt")
_places = threading.BoundedSemaphore(AT_ONCE)


@dataclass(frozen=True)
class Unlock:
    """`lookup` finds a credential, `key` opens it."""

    lookup: bytes
    key: bytes


def salt_of(session: Session) -> bytes:
    """Return the instance's salt, made by the first migration of this database.

    One salt for all is sound only because every passphrase is drawn by us, never chosen.
    """
    salt: bytes = session.execute(_SALT, {}).scalar_one()
    return salt


def unlock_with_passphrase(words: list[str], salt: bytes) -> Unlock:
    """Return the keys for these words; takes about a tenth of a second and 64 MiB.

    Raises:
        Busy: too many people are signing in at this moment.
    """
    with _a_place():
        stretched = hash_secret_raw(
            " ".join(words).encode(),
            salt,
            time_cost=PASSES,
            memory_cost=MEMORY_KIBIBYTES,
            parallelism=LANES,
            hash_len=64,
            type=Type.ID,
        )
    return Unlock(lookup=_lookup(stretched[:32]), key=stretched[32:])


def unlock_with_code(code: str, salt: bytes) -> Unlock:
    """Return the keys for a recovery code, as `normalise_code` gives it."""
    stretched = hkdf(salt + code.encode(), "recovery code", 64)
    return Unlock(lookup=_lookup(stretched[:32]), key=stretched[32:])


def _lookup(half: bytes) -> bytes:
    """Hash once more: whoever reads the table must not hold what was derived."""
    return derive(half, "lookup", b"", size=32)


@contextmanager
def _a_place() -> Iterator[None]:
    if not _places.acquire(timeout=WAIT_SECONDS):
        raise Busy(
            _("Many people are signing in right now. Please try again in a few seconds."),
            retry_after=RETRY_SECONDS,
        )
    try:
        yield
    finally:
        _places.release()
