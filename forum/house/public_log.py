"""What moderators did, as everybody may read it: by week and rule, and never more exactly.

A count under five is "a few". Somebody who compares two readings must not learn what one of them
hides, so:

- A week is shown once it is over and the last decision in it can no longer be taken back (a day
  later, and undoing takes ten minutes). What is shown of a week never changes after that.
- There is no total, neither of a week nor of a rule: a total less the rows that can be read would
  be the count of the row that is veiled.
- Counts are of posts, not of acts: several acts about one post under one rule are one.
- Boards, people and kinds of acts are not told apart: finer tables would show who is meant.
- Far fewer weeks are shown than the record is kept, so that no week shrinks while entries go.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from forum.audit.actions import ABOUT_POSTS, Action
from forum.audit.models import Audit

FEW = 5
WEEKS = 12
WEEK, DAY = timedelta(weeks=1), timedelta(days=1)


@dataclass(frozen=True)
class Step:
    """A decision about a thing, or, without a rule, that its last one was taken back."""

    day: date
    object: str
    rule: int | None


@dataclass(frozen=True)
class Week:
    """`rules` has each rule's number with its count; None is "a few"."""

    monday: date
    rules: dict[int, int | None]

    @property
    def sunday(self) -> date:
        return self.monday + WEEK - DAY


def weeks_of(session: Session, *, today: date) -> list[Week]:
    """Return the weeks that are over, the newest first, from the record's beginning on."""
    end = monday_of(today - DAY)
    began = session.scalar(select(func.min(Audit.day))) or today
    start = max(end - WEEKS * WEEK, monday_of(began))
    counts = counted(_steps(session, since=start))
    mondays = [start + number * WEEK for number in range((end - start).days // 7)]
    return [Week(monday, veiled(counts[monday])) for monday in reversed(mondays)]


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def veiled(counts: Counter[int]) -> dict[int, int | None]:
    """Return the counts in the order of the rules, the small ones as None and no zeros."""
    return {rule: counts[rule] if counts[rule] >= FEW else None for rule in sorted(+counts)}


def counted(steps: Iterable[Step]) -> defaultdict[date, Counter[int]]:
    """Return for each Monday how many posts each rule was applied to in that week."""
    made: defaultdict[str, list[Step]] = defaultdict(list)
    for step in steps:
        if step.rule is None:
            made[step.object] = [old for old in made[step.object] if old.day < step.day - DAY]
        else:
            made[step.object].append(step)
    counts: defaultdict[date, Counter[int]] = defaultdict(Counter)
    for decisions in made.values():
        for monday, rule in {(monday_of(each.day), each.rule) for each in decisions}:
            counts[monday][rule or 0] += 1
    return counts


def _steps(session: Session, *, since: date) -> list[Step]:
    decided = Audit.action.in_(ABOUT_POSTS) & Audit.rule.is_not(None)
    wanted = (
        select(Audit.day, Audit.object, Audit.rule, Audit.action)
        .where(Audit.day >= since, or_(decided, Audit.action == Action.UNDO))
        .order_by(Audit.seq)
    )
    rows = session.execute(wanted)
    return [Step(r.day, r.object, r.rule if r.action != Action.UNDO else None) for r in rows]
