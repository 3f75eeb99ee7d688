"""What a member has read and cleared: one sealed entry, and never the notices themselves.

Changing or deleting the rows of all notices at once would show, in a log or by the mark of the
transaction, that their handles are one person's. The entry lies at another address each day, so
that it can be followed for as long only as the log has not been emptied.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from sqlalchemy.orm import Session

from forum.database import AnyRow
from forum.handles.entries import Kind, drop, find, put
from forum.notices.gathering import KEPT
from forum.public_ids import to_text

MARKED = Kind("notices", size=16_384)
# So much of an id tells one notice from all others of a member.
MARK_CHARS = 10
MOST_MARKS = 500


@dataclass(frozen=True)
class Marks:
    """Everything before a day is read (or cleared), and of later ones those in the set."""

    read_before: date = date.min
    read: frozenset[str] = field(default_factory=frozenset)
    cleared_before: date = date.min
    cleared: frozenset[str] = field(default_factory=frozenset)

    def is_read(self, notice: AnyRow) -> bool:
        return bool(notice.day < self.read_before or mark_of(notice) in self.read)

    def is_cleared(self, notice: AnyRow) -> bool:
        return bool(notice.day < self.cleared_before or mark_of(notice) in self.cleared)


def mark_of(notice: AnyRow) -> str:
    return to_text(notice.id)[:MARK_CHARS]


def marks_for(session: Session, root: bytes, *, today: date) -> Marks:
    """Return what this member has read and cleared so far."""
    found = _entries(session, root, today)
    return _unpacked(found[max(found)]) if found else Marks()


def read_these(marks: Marks, notices: Iterable[AnyRow]) -> Marks:
    return replace(marks, read=marks.read | {mark_of(notice) for notice in notices})


def clear_these(marks: Marks, notices: Iterable[AnyRow]) -> Marks:
    return replace(marks, cleared=marks.cleared | {mark_of(notice) for notice in notices})


def read_all(marks: Marks, notices: Collection[AnyRow], *, today: date) -> Marks:
    """Read all of `notices`, which are all there are."""
    return replace(marks, read_before=today, read=_since(today, notices))


def clear_all(marks: Marks, notices: Collection[AnyRow], *, today: date) -> Marks:
    """Clear all of `notices`, which are all there are."""
    return replace(marks, cleared_before=today, cleared=_since(today, notices))


def _since(day: date, notices: Iterable[AnyRow]) -> frozenset[str]:
    return frozenset(mark_of(notice) for notice in notices if notice.day >= day)


def keep_marks(
    session: Session, root: bytes, marks: Marks, *, live: Iterable[AnyRow], today: date
) -> None:
    """Keep `marks` in place of what was kept before; where room is short, those of `live` first.

    Others are kept as well: what is said, taken back and said again stays cleared.
    """
    there = {mark_of(notice): None for notice in live}
    for day in _entries(session, root, today):
        drop(session, root, MARKED, day.isoformat())
    put(session, root, MARKED, today.isoformat(), holds=_packed(marks, there))


def _entries(session: Session, root: bytes, today: date) -> dict[date, dict[str, object]]:
    days = [today - timedelta(days=ago) for ago in range(KEPT.days + 1)]
    found = find(session, root, {day.isoformat(): (MARKED, day.isoformat()) for day in days})
    return {date.fromisoformat(day): plain for day, plain in found.items()}


def _packed(marks: Marks, live_first: Iterable[str]) -> dict[str, object]:
    order = list(live_first)
    return {
        "read_before": marks.read_before.isoformat(),
        "read": _most(marks.read, order),
        "cleared_before": marks.cleared_before.isoformat(),
        "cleared": _most(marks.cleared, order),
    }


def _most(marks: Collection[str], order: Sequence[str]) -> list[str]:
    """Return up to MOST_MARKS of `marks`: those of `order` in its order, then all others."""
    live = [mark for mark in order if mark in marks]
    return [*live, *sorted(set(marks) - set(live))][:MOST_MARKS]


def _unpacked(plain: dict[str, object]) -> Marks:
    return Marks(
        read_before=date.fromisoformat(str(plain["read_before"])),
        read=frozenset(plain["read"]),  # type: ignore[call-overload]
        cleared_before=date.fromisoformat(str(plain["cleared_before"])),
        cleared=frozenset(plain["cleared"]),  # type: ignore[call-overload]
    )
