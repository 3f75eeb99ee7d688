"""What a member is told now: gathered by their keyring, without what they have cleared."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from forum.database import AnyRow
from forum.handles.entries import find
from forum.handles.keyring import keys
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
from forum.notices.read_marks import READ_UPTO
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
    marks, notices = _gathered(session, root, viewer=viewer, today=today)
    left = [notice for notice in notices if not marks.is_cleared(notice)]
    seen = _seen_upto(session, root, left)
    return [Told(notice, _is_new(notice, marks, seen)) for notice in left]


def read(
    session: Session, root: bytes, chosen: Sequence[str], *, viewer: Viewer, today: date
) -> None:
    """Read the notices with the marks `chosen`; all there are when it is empty."""
    marks, notices = _gathered(session, root, viewer=viewer, today=today)
    meant = [notice for notice in notices if mark_of(notice) in chosen]
    after = read_these(marks, meant) if chosen else read_all(marks, notices, today=today)
    keep_marks(session, root, after, live=notices, today=today)


def clear(
    session: Session, root: bytes, chosen: Sequence[str], *, viewer: Viewer, today: date
) -> None:
    """Clear the notices with the marks `chosen`; all there are when it is empty."""
    marks, notices = _gathered(session, root, viewer=viewer, today=today)
    meant = [notice for notice in notices if mark_of(notice) in chosen]
    after = clear_these(marks, meant) if chosen else clear_all(marks, notices, today=today)
    keep_marks(session, root, after, live=notices, today=today)


def _gathered(
    session: Session, root: bytes, *, viewer: Viewer, today: date
) -> tuple[Marks, list[AnyRow]]:
    handles = [key.handle_id for key in keys(session, root)]
    notices = notices_for(session, handles, viewer=viewer, today=today)
    return marks_for(session, root, today=today), notices


def _seen_upto(session: Session, root: bytes, notices: Sequence[AnyRow]) -> dict[bytes, int]:
    threads = {notice.thread_id for notice in notices}
    found = find(session, root, {to_text(thread): (READ_UPTO, thread) for thread in threads})
    return {thread: found.get(to_text(thread), -1) for thread in threads}


def _is_new(notice: AnyRow, marks: Marks, seen: dict[bytes, int]) -> bool:
    was_shown = notice.kind in NEAREST_FIRST and notice.seq <= seen[notice.thread_id]
    return not (was_shown or marks.is_read(notice))
