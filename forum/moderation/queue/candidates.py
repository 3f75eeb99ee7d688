"""Which cases wait for somebody: on their boards, not their own, and theirs to decide."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from sqlalchemy import BindParameter, ColumnElement, Integer, bindparam, case, select
from sqlalchemy.orm import Session

from forum.boards.models import Board
from forum.database import AnyRow, AnySelect, Moment, in_parts, looked_up
from forum.moderation.deciders import Decider
from forum.moderation.deciding.models import Decision
from forum.moderation.models import Another, Case, CaseState, Event, Flag, Lease
from forum.permissions import Act, may
from forum.threads.models import Post

WAITING = (CaseState.OPEN, CaseState.CLAIMED, CaseState.APPEALED)
# So many of the most urgent are looked at for one page; nobody reads on that far.
LOOKED_AT = 2000


@dataclass(frozen=True)
class Waiting:
    """The most urgent of what waits and is theirs to decide; `is_more` says that it is not all.

    A row has as little as is needed to choose and to count; `reader` is the id of who reads the
    case now, None when it is free.
    """

    rows: list[AnyRow]
    is_more: bool


def waiting_for(
    session: Session, decider: Decider, *, at: datetime, most: int = LOOKED_AT
) -> Waiting:
    """Return what waits, the most urgent first; always four queries."""
    session.flush()  # what follows goes past the session
    wanted = _waiting_on(tuple(sorted(decider.boards)))
    found = looked_up(session, wanted, {"most": most + 1, "at": at}).all()
    rows = found[:most]
    own = decider.own_among({row.thread_id for row in rows} - {None})
    out = _flagged_by(session, own) | _had_before(session, decider, rows) | own
    if not may(decider.role, Act.SAFETY_LEAD):
        out |= {row.id for row in rows if row.needs_another == Another.SAFETY_LEAD}
    theirs = [row for row in rows if out.isdisjoint((row.id, row.post_id, row.handle_id))]
    return Waiting(theirs, is_more=len(found) > most)


@cache
def _waiting_on(boards: Sequence[str]) -> AnySelect:
    """Return the query for what waits on boards of these slugs, or on all if there are none."""
    at = bindparam("at", type_=Moment())
    wanted = (
        select(
            *(Case.id, Case.state, Case.band, Case.topics, Case.needs_another, Case.post_id),
            *(Post.handle_id, Post.thread_id),
            (Case.goal_at < at).label("is_late"),
            ((Case.state == CaseState.APPEALED) | Case.needs_another.is_not(None)).label("again"),
            case((Lease.until > at, Lease.staff_id)).label("reader"),
        )
        .outerjoin(Post, Post.id == Case.post_id)
        .outerjoin(Lease, Lease.case_id == Case.id)
        .where(Case.state.in_(WAITING) | _bar_that_waits())
        .order_by(Case.rank, Case.opened_at, Case.id)
        .limit(bindparam("most", type_=Integer))
    )
    if not boards:
        return wanted
    return wanted.join(Board, Board.id == Case.board_id).where(Board.slug.in_(boards))


def _bar_that_waits() -> ColumnElement[bool]:
    return (Case.state == CaseState.DECIDED) & (Case.needs_another == Another.SECOND)


def _flagged_by(session: Session, own: frozenset[bytes]) -> set[bytes]:
    """Return the posts that they have flagged themselves, under one of their handles `own`.

    All flags of what waits are looked through: there are fewer of them than of such handles.
    """
    return {flag.post_id for flag in looked_up(session, _FLAGS, {}).all() if flag.handle_id in own}


_FLAGS = (
    select(Flag.post_id, Flag.handle_id)
    .join(Case, Case.post_id == Flag.post_id)
    .where(Case.state.in_(WAITING) | _bar_that_waits())
)


def _had_before(session: Session, decider: Decider, rows: Sequence[AnyRow]) -> set[bytes]:
    """Return the cases that are for somebody else: they decided first, or asked for a view."""
    again, found = [row.id for row in rows if row.again], set[bytes]()
    for some in in_parts(again):
        given = {"me": decider.staff_id, "cases": some}
        for wanted in (_DECIDED, _ASKED):
            found |= {row.case_id for row in looked_up(session, wanted, given)}
    return found


_CASES: BindParameter[bytes] = bindparam("cases", expanding=True)
_DECIDED = select(Decision.case_id).where(
    Decision.staff_id == bindparam("me"), Decision.case_id.in_(_CASES)
)
_ASKED = select(Event.case_id).where(
    Event.staff_id == bindparam("me"),
    Event.kind == Another.SECOND_OPINION,
    Event.case_id.in_(_CASES),
)
