"""How far a member has read in each thread: a sealed entry for each, at an address of its own."""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy.orm import Session

from forum.handles.entries import Kind, add, put

READ_UPTO = Kind("read up to")
# New posts of other pages that a mark has room for; of more than these, the oldest count as seen.
MOST_UNSEEN = 25


class ReadMark(NamedTuple):
    """Everything up to the post with `seq` `upto` was shown, but those of `unseen`."""

    upto: int
    unseen: frozenset[int] = frozenset()

    def was_shown(self, seq: int) -> bool:
        return seq <= self.upto and seq not in self.unseen


def opened_mark(plain: tuple[int, list[int]]) -> ReadMark:
    """Return what an entry of READ_UPTO holds."""
    return ReadMark(plain[0], frozenset(plain[1]))


def mark_after(new: Collection[int], shown: Collection[int], *, last: int) -> ReadMark:
    """Return the mark after a page showed the posts `shown`, when those of `new` were new."""
    left = sorted(set(new) - set(shown))
    return ReadMark(last, frozenset(left[-MOST_UNSEEN:]))


def note_read(
    session: Session, root: bytes, thread_id: bytes, *, mark: ReadMark, is_first: bool = False
) -> None:
    """Remember what of the thread was shown.

    Args:
        is_first: nothing was remembered of it so far, which saves looking.

    Raises:
        IntegrityError: something was, for another page of theirs was quicker.
    """
    write = add if is_first else put
    write(session, root, READ_UPTO, thread_id, holds=[mark.upto, sorted(mark.unseen)])
