"""The members of the bench: who they are is derived from their numbers, so nothing is written down.

Members come in by six words like anybody, and their keyrings are made by the forum's own code.
Those of whom nobody signs in get keys that no words lead to, for Argon2 takes a tenth of a second.
"""

import json
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

import pyotp
from sqlalchemy import insert
from sqlalchemy.orm import Session

from bench.forum.made import Size
from forum.accounts.credentials import PASSPHRASE, RECOVERY, Opened, add_way_in
from forum.accounts.joining import RECOVERY_CODES
from forum.accounts.models import Staff
from forum.accounts.passphrases import WORDS, WORDS_IN_PASSPHRASE
from forum.accounts.signing_in import account_id
from forum.accounts.unlocking import Unlock, salt_of, unlock_with_code, unlock_with_passphrase
from forum.handles.entries import SMALL_BYTES, address_of
from forum.handles.keyring import KEYRING, Key
from forum.handles.models import SealedEntry
from forum.handles.reserving import reserve
from forum.public_ids import to_text
from forum.sealing import ROOT_BYTES, derive, hkdf, seal_padded
from forum.staff.enrolling import enrol

KEY = b"only of the bench"
# Member 0 reads, the next ones write; whoever looks after the place comes after all members.
READER = 0
NAME, ROLE = "Steady Otter", "moderator"
FACTOR = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
LONG_AGO = datetime.fromisoformat("2026-01-01T12:00:00+00:00")
AT_ONCE = 500
Joining = tuple[int, list[tuple[str, Unlock]]]


def root_of(member: int) -> bytes:
    return derive(KEY, "member", str(member), size=ROOT_BYTES)


def words_of(member: int) -> str:
    """Return the six words by which a reader, a writer or the moderator comes in."""
    return " ".join(random.Random(f"words {member}").choices(WORDS, k=WORDS_IN_PASSPHRASE))


def code_now(at: datetime) -> str:
    """Return what the moderator's telephone shows."""
    return pyotp.TOTP(FACTOR).at(at)


def writers(size: Size) -> range:
    return range(READER + 1, READER + 1 + size.writers)


def ways_in(session: Session, size: Size) -> Iterator[Joining]:
    """Yield each member with their ways in. Slow for those who sign in: not in a transaction."""
    members = size.members
    salt, sign_in = salt_of(session), {READER, *writers(size), members}
    for number in range(members + 1):
        codes = [f"CODE{number}X{code}" for code in range(RECOVERY_CODES)]
        if number in sign_in:
            by_words = unlock_with_passphrase(words_of(number).split(), salt)
        else:
            nowhere = derive(KEY, "nowhere", str(number), size=64)
            by_words = Unlock(lookup=nowhere[:32], key=nowhere[32:])
        by_codes = [(RECOVERY, unlock_with_code(code, salt)) for code in codes]
        yield number, [(PASSPHRASE, by_words), *by_codes]


def let_join(session: Session, joining: Iterable[Joining], *, year: int) -> None:
    for number, ways in joining:
        for kind, unlock in ways:
            add_way_in(session, unlock, Opened(root_of(number), 0), kind=kind, year=year)


def appoint(session: Session, member: int) -> None:
    """Give a member the duties of a moderator of all boards, and a second factor."""
    root = root_of(member)
    session.add(Staff(account_id=account_id(root), name=NAME, role=ROLE, boards=""))
    reserve(session, NAME)
    session.flush()
    enrol(session, root, FACTOR, typed=code_now(LONG_AGO), at=LONG_AGO)


def hang_up(session: Session, keys: Mapping[int, Sequence[Key]]) -> None:
    """Put each member's keys on their keyring, as forum/handles/keyring.py does one by one."""
    rows = [row for member, held in keys.items() for row in _entries(root_of(member), held)]
    if rows:
        session.execute(insert(SealedEntry), rows)


def _entries(root: bytes, keys: Sequence[Key]) -> Iterator[dict[str, bytes]]:
    secret = hkdf(root, KEYRING.purpose)
    for place, key in enumerate(keys):
        plain = {"handle_id": to_text(key.handle_id), "scope": key.scope}
        words = json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode()
        box = seal_padded(secret, words, size=SMALL_BYTES)
        yield {"address": address_of(root, KEYRING, str(place)), "box": box}
