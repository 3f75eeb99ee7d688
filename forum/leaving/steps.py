"""The way out, step by step: each is one short transaction, and may be done twice.

Killed between two of them, or in the middle of one, the way begins anew with what is left. The
keyring goes last, its end first; after it, on the other side, the ways in.
"""

import secrets
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from sqlalchemy import delete
from sqlalchemy.orm import Session

from forum.accounts.ending import Words
from forum.handles.models import SealedEntry
from forum.leaving.belongings import Belongings
from forum.leaving.entries import entries_of, keyring_addresses
from forum.leaving.parting import part_from_known_name, tell_of_parting
from forum.leaving.taking import take_posts, take_what_was_said
from forum.leaving.traces import SAID, TRACES, forget_traces, found_in

# So few that whoever else writes meanwhile comes in between.
POSTS_AT_ONCE, ENTRIES_AT_ONCE = 10, 200


@dataclass(frozen=True)
class Step:
    """What one transaction does, and how many posts are dealt with by it."""

    do: Callable[[Session], None]
    posts: int = 0


def steps(session: Session, mine: Belongings, words: Words, *, today: date) -> Iterator[Step]:
    """Yield all that is to be done about handles, in an order that keeps nothing of the keyring's.

    Args:
        session: for looking what is left of them, while it goes on.
    """
    about_words = _take(mine) if words == "take" else _part(mine)
    yield from _by_lot(about_words)
    if words == "leave":  # only now: a backup of before knows less than what is told
        yield Step(partial(tell_of_parting, known=mine.known))
    yield from _by_lot(_traces(session, mine, words))
    for found in entries_of(session, mine.root, mine.keyring, today=today):
        yield from _removals(found)
    yield from _removals(keyring_addresses(mine.root, mine.keyring))


def _take(mine: Belongings) -> Iterator[Step]:
    for posts in mine.posts.values():
        for first in range(0, len(posts), POSTS_AT_ONCE):
            some = posts[first : first + POSTS_AT_ONCE]
            yield Step(partial(take_posts, posts=some), posts=len(some))


def _part(mine: Belongings) -> Iterator[Step]:
    for thread, posts in mine.posts.items():
        part = partial(part_from_known_name, known=mine.known, thread_id=thread)
        yield Step(part, posts=len(posts))


def _traces(session: Session, mine: Belongings, words: Words) -> Iterator[Step]:
    readers = mine.readers if words == "take" else {}
    said = found_in(session, SAID, readers.values())
    for thread, reader in readers.items():
        if reader in said:
            yield Step(partial(take_what_was_said, reader=reader, thread_id=thread))
    for handle in found_in(session, TRACES, {key.handle_id for key in mine.keyring}):
        yield Step(partial(forget_traces, handle=handle))


def _by_lot(found: Iterable[Step]) -> list[Step]:
    shuffled = list(found)
    secrets.SystemRandom().shuffle(shuffled)
    return shuffled


def _removals(addresses: Sequence[bytes]) -> Iterator[Step]:
    for first in range(0, len(addresses), ENTRIES_AT_ONCE):
        yield Step(partial(remove_entries, addresses=addresses[first : first + ENTRIES_AT_ONCE]))


def remove_entries(session: Session, addresses: Sequence[bytes]) -> None:
    session.execute(delete(SealedEntry).where(SealedEntry.address.in_(addresses)))
