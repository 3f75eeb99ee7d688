"""Gathers what the page for the people who run the place tells of it."""

from datetime import datetime
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from forum.boards.models import Board
from forum.care.help_lines import present_edition
from forum.house.choices import choices_now
from forum.moderation.models import Band, Case
from forum.moderation.queue.candidates import WAITING
from forum.operating.telling.facts import HELP_AGES_DAYS, Place
from forum.permissions import Act, may
from forum.staff.reading import all_staff
from forum.staff.shifts import how_many_on, on_until


def place_now(session: Session, folder: Path, at: datetime) -> Place:
    edition, chosen = present_edition(folder), choices_now(session)
    waiting, late, danger, longest = _cases(session, at)
    moderators = [staff for staff in all_staff(session) if may(staff.role, Act.DECIDE)]
    aged = [r.name for r in edition.regions if r.is_aged(at.date(), days=HELP_AGES_DAYS)]
    return Place(
        waiting=waiting,
        late=late,
        is_danger_late=danger > 0,
        longest=longest,
        moderators=len(moderators),
        on_now=how_many_on(session, at),
        on_until=on_until(session, at),
        open_boards=_open_boards(session),
        aged_countries=tuple(aged),
        faults=edition.faults,
        is_read_only=chosen.read_only,
        is_joining_closed=chosen.joining_closed,
    )


def _cases(session: Session, at: datetime) -> tuple[int, int, int, datetime | None]:
    """Return how many cases wait, how many too long, how many of those in danger, since when."""
    waits, is_late = Case.state.in_(WAITING), Case.goal_at < at
    count = func.count()
    row = session.execute(
        select(
            count,
            count.filter(is_late),
            count.filter(is_late & (Case.band == Band.NOW)),
            func.min(Case.opened_at).filter(is_late),
        ).where(waits)
    ).one()
    return row[0], row[1], row[2], row[3]


def _open_boards(session: Session) -> int:
    open_ones = select(func.count()).select_from(Board).where(Board.archived_on.is_(None))
    return session.scalar(open_ones) or 0
