"""Where all sealed entries of a member can lie: each at an address that only their root leads to.

How far they have read is found by trying every thread that there is.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.database import in_parts
from forum.handles.deriving import board_in, reader_in, thread_in
from forum.handles.entries import Kind, address_of
from forum.handles.keyring import HERE_BEFORE, KEYRING, Key
from forum.handles.models import SealedEntry
from forum.handles.speaking import KNOWN_IN
from forum.moderation.welfare.debriefing import DEBRIEF
from forum.moderation.welfare.own_way import OWN_WAY
from forum.notices.following import FOLLOWED
from forum.notices.marking import MARKED
from forum.notices.read_marks import READ_UPTO
from forum.space.drafting import DRAFTS, Place
from forum.space.keeping import KEPT_POSTS
from forum.space.topics import FOLDED_TOPICS
from forum.threads.models import Thread

# Somebody who was away for longer has nothing but an old box left, which nobody can open.
DAYS_LOOKED_AT = 3 * 366
# Of one kind, once; for each scope of the keyring; for each thread that there is; for each day.
ONCE = (FOLDED_TOPICS, OWN_WAY, DEBRIEF)
OF_SCOPES = (HERE_BEFORE, FOLLOWED)
OF_THREADS = (READ_UPTO, KNOWN_IN, KEPT_POSTS)
OF_DAYS = (MARKED,)
# Those with an address of their own making: see `_drafts` and `keyring_addresses`.
OTHERS = (DRAFTS, KEYRING)
ALL_KINDS: tuple[Kind, ...] = (*ONCE, *OF_SCOPES, *OF_THREADS, *OF_DAYS, *OTHERS)


def entries_of(
    session: Session, root: bytes, keyring: Sequence[Key], *, today: date
) -> Iterator[list[bytes]]:
    """Yield where this member's entries lie, but for the keyring: some thousands at a time."""
    near = [*_near(root, keyring, today=today), *_of_gone_threads(root, keyring)]
    for some in in_parts(near):
        yield _there(session, some)
    for ids in in_parts(session.scalars(select(Thread.id)).all()):
        for kind in OF_THREADS:
            yield _there(session, [address_of(root, kind, thread) for thread in ids])


def keyring_addresses(root: bytes, keyring: Sequence[Key]) -> list[bytes]:
    """Return where the keyring lies, its end first: what is left is found again from its start."""
    return [address_of(root, KEYRING, str(place)) for place in reversed(range(len(keyring)))]


def _near(root: bytes, keyring: Sequence[Key], *, today: date) -> list[bytes]:
    days = [today - timedelta(days=ago) for ago in range(-1, DAYS_LOOKED_AT)]
    return [
        *(address_of(root, kind, "") for kind in ONCE),
        *(address_of(root, kind, key.scope) for kind in OF_SCOPES for key in keyring),
        *(address_of(root, kind, day.isoformat()) for kind in OF_DAYS for day in days),
        *(address_of(root, DRAFTS, slot) for slot in _drafts(keyring)),
    ]


def _of_gone_threads(root: bytes, keyring: Sequence[Key]) -> list[bytes]:
    """Return the places for threads of the keyring, which may be gone by now."""
    found = (thread_in(key.scope) or reader_in(key.scope) for key in keyring)
    threads = {thread for thread in found if thread}
    return [address_of(root, kind, thread) for kind in OF_THREADS for thread in threads]


def _drafts(keyring: Sequence[Key]) -> Iterator[str]:
    for key in keyring:
        thread, board = reader_in(key.scope), board_in(key.scope)
        if thread or board:
            place = Place.in_thread(thread) if thread else Place.on_board(board or b"")
            yield from (place.slot(number) for number in range(place.slots))


def _there(session: Session, addresses: Sequence[bytes]) -> list[bytes]:
    wanted = select(SealedEntry.address).where(SealedEntry.address.in_(addresses))
    return list(session.scalars(wanted))
