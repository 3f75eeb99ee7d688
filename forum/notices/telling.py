"""What a member is told now: gathered by their keyring, without what they have cleared."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from forum.database import AnyRow
from forum.handles.entries import find
from forum.handles.keyring import Key, keys
from forum.notices.choosing import NEAREST_FIRST
from forum.notices.gathering import notices_for
from forum.notices.marking import (
    Marks,
    clear_all,
    clear_these,
    keep_marks,
    mark_of,
    marks_for,
    read_all,
    read_these,
)
from forum.notices.read_marks import READ_UPTO, ReadMark, opened_mark
from forum.permissions import Viewer
from forum.public_ids import to_text


@dataclass(frozen=True)
class Told:
    """A notice with what it is about; `mark` tells it from all others of this member."""

    row: AnyRow
    is_new: bool

    @property
    def mark(self) -> str:
        return mark_of(self.row)


def told(session: Session, root: bytes, *, viewer: Viewer, today: date) -> list[Told]:
    """Return what this member is told, newest first.

    Seeing a post in its thread reads its notice too, without anything being written.
    """
    return told_by(session, root, keys(session, root), viewer=viewer, today=today)


def told_by(
    session: Session, root: bytes, keyring: Sequence[Key], *, viewer: Viewer, today: date
) -> list[Told]:
    """Return the same for who has walked their keyring already."""
    marks = marks_for(session, root, today=today)
    notices = _notices_of(session, keyring, viewer=viewer, today=today)
    left = [notice for notice in notices if not marks.is_cleared(notice)]
    seen = _seen(session, root, left)
    return [Told(notice, _is_new(notice, marks, seen)) for notice in left]


@dataclass(frozen=True)
class Change:
    """Notices to be read or cleared: all there are, when `chosen` is empty.

    Gathered before the transaction in which it is kept: a long keyring takes a while.
    """

    live: list[AnyRow]
    chosen: Sequence[str] = ()

    @property
    def meant(self) -> list[AnyRow]:
        return [notice for notice in self.live if mark_of(notice) in self.chosen]


def change_for(
    session: Session, root: bytes, chosen: Sequence[str], *, viewer: Viewer, today: date
) -> Change:
    """Return what `read` and `clear` are to be told."""
    keyring = keys(session, root)
    return Change(_notices_of(session, keyring, viewer=viewer, today=today), chosen)


def read(session: Session, root: bytes, change: Change, *, today: date) -> None:
    """Read the notices that are meant."""
    marks = marks_for(session, root, today=today)
    all_ = read_all(marks, change.live, today=today)
    after = read_these(marks, change.meant) if change.chosen else all_
    keep_marks(session, root, after, live=change.live, today=today)


def clear(session: Session, root: bytes, change: Change, *, today: date) -> None:
    """Clear the notices that are meant."""
    marks = marks_for(session, root, today=today)
    all_ = clear_all(marks, change.live, today=today)
    after = clear_these(marks, change.meant) if change.chosen else all_
    keep_marks(session, root, after, live=change.live, today=today)


def _notices_of(
    session: Session, keyring: Sequence[Key], *, viewer: Viewer, today: date
) -> list[AnyRow]:
    handles = [key.handle_id for key in keyring]
    return notices_for(session, handles, viewer=viewer, today=today)


def _seen(session: Session, root: bytes, notices: Sequence[AnyRow]) -> dict[bytes, ReadMark]:
    threads = {to_text(notice.thread_id): notice.thread_id for notice in notices}
    found = find(session, root, {text: (READ_UPTO, thread) for text, thread in threads.items()})
    return {threads[text]: opened_mark(plain) for text, plain in found.items()}


def _is_new(notice: AnyRow, marks: Marks, seen: dict[bytes, ReadMark]) -> bool:
    mark = seen.get(notice.thread_id)
    was_shown = notice.kind in NEAREST_FIRST and mark is not None and mark.was_shown(notice.seq)
    return not (was_shown or marks.is_read(notice))
