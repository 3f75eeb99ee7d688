"""How soon first replies come: counted when they come, so that no moment needs to be kept."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, func, select, update
from sqlalchemy.orm import Session

from forum.sealing import derive
from forum.threads.models import FirstReplies, Thread

# A wait is told as the first of these that it fits into; longer ones count as the last.
STEPS_HOURS = (1, 2, 3, 5, 8, 12, 24, 48, 72, 168)
LONGER = 9999
WEEKS = 4
# Below this number of threads a figure would say more about one person than about the place.
FEWEST = 5


def note_first_reply(session: Session, thread: Thread, *, at: datetime) -> None:
    """Count how long `thread` has waited for the reply that it just got."""
    waited = hours_waited(thread.day, thread.hour, at)
    count_wait(session, thread.board_id, hours=waited, on=at.date())


def count_wait(session: Session, board_id: bytes, *, hours: int, on: date) -> None:
    """Count a first reply that came `on` a day, after so many hours."""
    week, hours = monday(on), step_for(hours)
    key = derive(board_id, "first reply", f"{week} {hours}")
    one_more = update(FirstReplies).where(FirstReplies.id == key)
    one_more = one_more.values(threads=FirstReplies.threads + 1).returning(FirstReplies.id)
    if session.scalar(one_more) is None:
        session.add(FirstReplies(id=key, board_id=board_id, week=week, hours=hours, threads=1))
        session.flush()


def usual_wait(session: Session, boards: Sequence[bytes], *, today: date) -> int | None:
    """Return within how many hours most threads of these boards lately got a first reply.

    Threads that still wait count as not answered. None when too few were opened to say, or
    when not even half were answered within the longest step.
    """
    since = monday(today) - timedelta(weeks=WEEKS)
    counted = (
        select(FirstReplies.hours, func.sum(FirstReplies.threads))
        .where(FirstReplies.board_id.in_(boards), FirstReplies.week >= since)
        .group_by(FirstReplies.hours)
    )
    numbers = {row[0]: int(row[1]) for row in session.execute(counted)}
    waiting = select(func.count()).where(
        Thread.board_id.in_(boards), Thread.answered_on.is_(None), Thread.day >= since, _is_open()
    )
    return most_within(numbers, still_waiting=session.scalar(waiting) or 0)


def most_within(numbers: dict[int, int], *, still_waiting: int) -> int | None:
    """Return the first step within which more than half of all were answered. Pure."""
    all_, so_far = sum(numbers.values()) + still_waiting, 0
    if all_ < FEWEST:
        return None
    for step in STEPS_HOURS:
        so_far += numbers.get(step, 0)
        if 2 * so_far > all_:
            return step
    return None


def hours_waited(day: date, hour: int | None, at: datetime) -> int:
    """Return the whole hours since a moment of which the day, and perhaps the hour, is known."""
    days = (at.date() - day).days
    return max(0, days * 24 + (at.hour - hour if hour is not None else 0))


def step_for(hours: int) -> int:
    return next((step for step in STEPS_HOURS if hours < step), LONGER)


def monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _is_open() -> ColumnElement[bool]:
    return Thread.title.is_not(None) & Thread.locked_reason.is_(None)
