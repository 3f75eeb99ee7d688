"""Who a member is within one scope: derived from their root, so that nothing needs to be stored."""

from collections.abc import Iterable

from forum.public_ids import from_text, to_text
from forum.sealing import derive, derive_each

SITE = "site"
THREAD, READER, BOARD = "thread", "reader", "board"


def thread_scope(thread_id: bytes) -> str:
    return f"{THREAD}:{to_text(thread_id)}"


def reader_scope(thread_id: bytes) -> str:
    """Return the scope of somebody who answers, follows or keeps without a word.

    In it they have a handle and no name: not even within one thread does it lead to the name
    that the same member writes under.
    """
    return f"{READER}:{to_text(thread_id)}"


def board_scope(board_id: bytes) -> str:
    """Return the scope of somebody who follows a board or has a draft for it; as above."""
    return f"{BOARD}:{to_text(board_id)}"


def reader_in(scope: str) -> bytes | None:
    """Return the id of the thread that `scope` is a reader's of, or None when it is none."""
    return _id_in(scope, READER)


def board_in(scope: str) -> bytes | None:
    """Return the id of the board that `scope` is of, or None when it is none."""
    return _id_in(scope, BOARD)


def thread_in(scope: str) -> bytes | None:
    """Return the id of the thread that `scope` is, or None when it is none."""
    return _id_in(scope, THREAD)


def handle_id(root: bytes, scope: str) -> bytes:
    """Return the same 16 bytes for the same member and scope, unrelated ones for any other."""
    return derive(root, "handle", scope)


def handle_ids(root: bytes, scopes: Iterable[str]) -> frozenset[bytes]:
    """Return the handles of one member in many scopes, quicker than one by one."""
    return frozenset(derive_each(root, "handle", scopes))


def handles_among(root: bytes, threads: Iterable[bytes]) -> frozenset[bytes]:
    """Return every handle that this member can have in these threads, to write or to read under.

    The known one is among them. A handle of one thread is found in no other.
    """
    texts = [to_text(each) for each in threads]
    scopes = (f"{kind}:{text}" for text in texts for kind in (THREAD, READER))
    return handle_ids(root, [SITE, *scopes])


def own_handles(root: bytes, thread_id: bytes) -> frozenset[bytes]:
    """Return the handles that this member can have in a thread: its own one and the known one."""
    return frozenset({handle_id(root, thread_scope(thread_id)), handle_id(root, SITE)})


def _id_in(scope: str, wanted: str) -> bytes | None:
    kind, _, text = scope.partition(":")
    return from_text(text) if kind == wanted else None
