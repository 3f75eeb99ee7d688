"""How soon first replies come: counted when they come, so that no moment needs to be kept."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import cache

from sqlalchemy import Date, LargeBinary, bindparam, func, literal, select, union_all, update
from sqlalchemy.orm import Session

from forum.database import AnyQuery, AnyRow, looked_up
from forum.sealing import derive
from forum.threads.models import UNANSWERED, FirstReplies, Thread

# A wait is told as the first of these that it fits into; longer ones count as the last.
STEPS_HOURS = (1, 2, 3, 5, 8, 12, 24, 48, 72, 168)
LONGER = 9999
STILL_WAITING = -1
WEEKS = 4
# Below this number of threads a figure would say more about one person than about the place.
FEWEST = 5


def note_first_reply(session: Session, thread: Thread | AnyRow, *, at: datetime) -> None:
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
    if not boards:
        return None
    given = {f"board_{which}": board_id for which, board_id in enumerate(boards)}
    since = monday(today) - timedelta(weeks=WEEKS)
    rows = looked_up(session, _counted(len(boards)), given | {"since": since})
    numbers = {row.hours: int(row.threads) for row in rows}
    still_waiting = numbers.pop(STILL_WAITING)
    return most_within(numbers, still_waiting=still_waiting)


@cache
def _counted(boards: int) -> AnyQuery:
    """Return the query for how many threads of so many boards waited how long, or still wait."""
    ids = [bindparam(f"board_{which}", type_=LargeBinary) for which in range(boards)]
    since = bindparam("since", type_=Date)
    answered = select(FirstReplies.hours, func.sum(FirstReplies.threads).label("threads"))
    answered = answered.where(FirstReplies.board_id.in_(ids), FirstReplies.week >= since)
    waiting = select(literal(STILL_WAITING), func.count())
    waiting = waiting.where(Thread.board_id.in_(ids), Thread.day >= since, UNANSWERED)
    return union_all(answered.group_by(FirstReplies.hours), waiting)


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
