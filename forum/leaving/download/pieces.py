"""What all parts share: so much at once, and how things are called outside."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from forum.public_ids import to_text

T = TypeVar("T")
Item = dict[str, object]
# Posts with all their words are in memory so many at a time: 20,000 letters each, twice.
AT_ONCE = 50


def in_pieces(things: Sequence[T]) -> Iterator[Sequence[T]]:
    """Yield `things`, AT_ONCE at a time."""
    for first in range(0, len(things), AT_ONCE):
        yield things[first : first + AT_ONCE]


def thread_address(thread_id: bytes) -> str:
    return f"/t/{to_text(thread_id)}"


def post_address(post_id: bytes) -> str:
    return f"/p/{to_text(post_id)}"
