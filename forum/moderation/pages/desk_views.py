"""What all pages of the queue share: who is on duty, how they like it, and for how long."""

from dataclasses import asdict
from typing import Any

from flask import render_template, session as visit

from forum.clock import now
from forum.moderation.deciders import Decider
from forum.moderation.queue.lately import undoable
from forum.moderation.welfare.own_way import OwnWay, own_way
from forum.moderation.welfare.pace import Sitting, looked_at, not_now, wants_break
from forum.transaction import reading
from forum.web.access import me_on_duty
from forum.web.visits.sessions import member

# Counted in the visit alone: it ends with it, and no table knows.
SITTING, LAST_CASE = "sitting", "last_case"


def decider() -> Decider:
    """Return who on duty asks."""
    duty = me_on_duty()
    return Decider(
        staff_id=duty.staff_id,
        name=duty.name,
        role=duty.role,
        boards=duty.boards,
        root=duty.root,
    )


def my_way() -> OwnWay:
    return own_way(reading(), member().root)


def show(template: str, way: OwnWay, **more: Any) -> str:
    """Draw a page of the queue; what was done just now comes first, to be taken back."""
    sitting = _sitting()
    return render_template(
        template,
        here="queue",
        way=way,
        undo=undoable(reading(), me_on_duty().staff_id, at=now()),
        sitting=sitting,
        minutes=sitting.minutes(_minute()) if sitting else 0,
        nudge=way.pace and wants_break(sitting, _minute()),
        **more,
    )


def count_case(case_id: bytes, *, is_heavy: bool) -> None:
    """Count a case that was opened, once in a row."""
    if visit.get(LAST_CASE) != case_id:
        visit[LAST_CASE] = case_id
        visit[SITTING] = asdict(looked_at(_sitting(), _minute(), is_heavy=is_heavy))


def ask_later() -> None:
    sitting = _sitting()
    if sitting is not None:
        visit[SITTING] = asdict(not_now(sitting, _minute()))


def end_sitting() -> None:
    visit.pop(SITTING, None)
    visit.pop(LAST_CASE, None)


def _sitting() -> Sitting | None:
    kept = visit.get(SITTING)
    return Sitting(**kept) if isinstance(kept, dict) else None


def _minute() -> int:
    return int(now().timestamp()) // 60
