"""Who a member is within one scope: derived from their root, so that nothing needs to be stored."""

from forum.public_ids import from_text, to_text
from forum.sealing import derive

SITE = "site"


def thread_scope(thread_id: bytes) -> str:
    return f"thread:{to_text(thread_id)}"


def thread_in(scope: str) -> bytes | None:
    """Return the id of the thread that `scope` is, or None when it is none."""
    kind, _, text = scope.partition(":")
    return from_text(text) if kind == "thread" else None


def handle_id(root: bytes, scope: str) -> bytes:
    """Return the same 16 bytes for the same member and scope, unrelated ones for any other."""
    return derive(root, "handle", scope)


def own_handles(root: bytes, thread_id: bytes) -> frozenset[bytes]:
    """Return the handles that this member can have in a thread: its own one and the known one."""
    return frozenset({handle_id(root, thread_scope(thread_id)), handle_id(root, SITE)})
