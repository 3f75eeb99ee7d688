"""The keyring: how a member finds all their handles again, and nobody else does.

Entry n lies at an address computed from the root and n, sealed and padded to one length. The
table knows no owner, no time and no order.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from sqlalchemy.orm import Session

from forum.handles.deriving import handle_id
from forum.handles.entries import SMALL_BYTES, Kind, add, boxes_at, find, opened, taken
from forum.public_ids import from_text, to_text
from forum.sealing import derive_each

BOX_BYTES = SMALL_BYTES
KEYRING = Kind("keyring")
# Says that the keyring has this member's handle in a scope without a name.
HERE_BEFORE = Kind("here before")
# Addresses asked for at once; each further query asks for four times as many, but never for so many
# that looking for keys which are not there takes as long as for those which are.
FIRST_BATCH = 64
LARGEST_BATCH = 512
# Places looked at at once to find the first free one. Of a keyring of fewer than 16 keys that is
# found with one look, of fewer than 512 with two.
MARKS = 32
FIRST_MARKS = (*range(MARKS // 2), *range(MARKS - 1, MARKS * MARKS // 2, MARKS))


@dataclass(frozen=True)
class Key:
    """`handle_id` is who this member is in `scope`."""

    handle_id: bytes
    scope: str


def keys(session: Session, root: bytes) -> list[Key]:
    """Return this member's keys, in the order in which they were added."""
    return [key for some in some_keys(session, root) for key in some]


def some_keys(session: Session, root: bytes) -> Iterator[list[Key]]:
    """Yield the same keys some at a time, for who may have seen enough before the last."""
    for boxes in _boxes(session, root):
        yield [_key(plain) for plain in opened(root, KEYRING, boxes)]


def add_key(session: Session, root: bytes, key: Key, *, foreseen: int | None = None) -> None:
    """Put `key` on the keyring, at the first free place: at `foreseen`, if it is that still."""
    is_that = foreseen is not None and _is_first_free(session, root, foreseen)
    place = foreseen if is_that else first_free(session, root)
    plain = {"handle_id": to_text(key.handle_id), "scope": key.scope}
    add(session, root, KEYRING, str(place), holds=plain)


def come_in(session: Session, root: bytes, scope: str) -> bytes:
    """Return this member's handle in a reader's or board's scope, on the keyring from now on.

    So whatever they leave there without a word (an answer, a draft, a kept post) is found again.
    """
    mine = handle_id(root, scope)
    if not find(session, root, {"": (HERE_BEFORE, scope)}):
        add(session, root, HERE_BEFORE, scope, holds=None)
        add_key(session, root, Key(mine, scope))
    return mine


def _boxes(session: Session, root: bytes) -> Iterator[list[bytes]]:
    first, batch, is_whole = 0, FIRST_BATCH, True
    while is_whole:
        addresses = _addresses(root, range(first, first + batch))
        found = boxes_at(session, addresses)
        there = list(takewhile(found.__contains__, addresses))
        yield [found[address] for address in there]
        is_whole = len(there) == batch
        first, batch = first + batch, min(4 * batch, LARGEST_BATCH)


def _is_first_free(session: Session, root: bytes, place: int) -> bool:
    """Return whether a place is free, and the one before it taken."""
    return _taken(session, root, range(max(place - 1, 0), place + 1)) == min(place, 1)


def first_free(session: Session, root: bytes) -> int:
    """Return the first free place, by asking between a taken and a free one ever more closely."""
    taken_one = -1
    free_one: int | None = None
    marks: Sequence[int] = FIRST_MARKS
    while free_one != taken_one + 1:
        count = _taken(session, root, marks)
        taken_one = marks[count - 1] if count else taken_one
        free_one = marks[count] if count < len(marks) else free_one
        marks = _between(taken_one, free_one)
    return taken_one + 1


def _between(taken_one: int, free_one: int | None) -> Sequence[int]:
    """Return places to look at; where none is known to be free, ever more distant ones."""
    if free_one is None:
        return [(taken_one + 1) * (number + 1) for number in range(1, MARKS)]
    step = -(-(free_one - taken_one - 1) // MARKS) or 1
    return range(taken_one + step, free_one, step)


def _taken(session: Session, root: bytes, places: Sequence[int]) -> int:
    """Return how many of `places` are taken; those before a taken one always are."""
    return taken(session, _addresses(root, places))


def _addresses(root: bytes, places: Iterable[int]) -> list[bytes]:
    return list(derive_each(root, KEYRING.purpose, [b"%d" % place for place in places]))


def _key(plain: dict[str, str]) -> Key:
    return Key(handle_id=from_text(plain["handle_id"]), scope=plain["scope"])
