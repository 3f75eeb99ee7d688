"""Read the record: newest first, by what was done and by whom."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from forum.audit.actions import Action
from forum.audit.models import Audit
from forum.audit.saying import DONE, ITSELF, LEFT, about, called, name_from
from forum.errors import NotFound
from forum.language.messages import _
from forum.paging import Part, pack, unpack
from forum.staff.reading import all_staff


@dataclass(frozen=True)
class Line:
    """An entry as a page shows it."""

    day: date
    who: str
    done: str
    about: str
    rule: int | None


@dataclass(frozen=True)
class Wanted:
    """Which entries. Empty: all. `person` is a working name, `action` one of Action."""

    action: str = ""
    person: str = ""


def people(session: Session) -> dict[bytes, str]:
    """Return the working names of all staff, and of those who left and are in the record."""
    joined = select(Audit.staff_id, Audit.object).where(Audit.action == Action.STAFF_JOINED)
    left = {row.staff_id: name_from(row.object) + LEFT for row in session.execute(joined)}
    return left | {staff.account_id: staff.name for staff in all_staff(session)}


def lines(session: Session, wanted: Wanted, *, after: str, size: int = 50) -> Part[Line]:
    """Return some entries, the newest first.

    Raises:
        NotFound: `after` is no cursor, or nobody has that name, or nothing is called so.
    """
    names = people(session)
    rows = _rows(session, _conditions(wanted, names), after=after, size=size)
    return Part([_line(row, names) for row in rows.things], older=rows.older, newer=rows.newer)


def _line(row: Audit, names: dict[bytes, str]) -> Line:
    known = ITSELF if row.staff_id is None else names.get(row.staff_id)
    who = _("Somebody who has left") if known is None else called(known)
    done = DONE.get(row.action, row.action)
    return Line(day=row.day, who=who, done=done, about=about(row.object), rule=row.rule)


def _conditions(wanted: Wanted, names: dict[bytes, str]) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.action:
        if wanted.action not in DONE:
            raise NotFound
        found.append(Audit.action == wanted.action)
    if wanted.person == ITSELF:
        found.append(Audit.staff_id.is_(None))
    elif wanted.person:
        ids = [staff_id for staff_id, name in names.items() if name == wanted.person]
        if not ids:
            raise NotFound
        found.append(Audit.staff_id.in_(ids))
    return found


def _rows(
    session: Session, conditions: list[ColumnElement[bool]], *, after: str, size: int
) -> Part[Audit]:
    chosen = select(Audit).where(*conditions)
    before = int(unpack(">q", after)[0]) if after else None
    older = chosen if before is None else chosen.where(Audit.seq < before)
    rows = session.scalars(older.order_by(Audit.seq.desc()).limit(size + 1)).all()
    return Part(
        rows[:size],
        older=pack(">q", rows[size - 1].seq) if len(rows) > size else None,
        newer=None if before is None else _newer(session, conditions, before=before, size=size),
    )


def _newer(
    session: Session, conditions: list[ColumnElement[bool]], *, before: int, size: int
) -> str | None:
    """Return the cursor of the page that ends where this one begins; "" is the first page."""
    newer = select(Audit.seq).where(Audit.seq >= before, *conditions).order_by(Audit.seq)
    seqs = session.scalars(newer.limit(size + 1)).all()
    if len(seqs) > size:
        return pack(">q", seqs[size])
    return "" if seqs else None
