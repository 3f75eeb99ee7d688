"""Which cases wait for somebody: on their boards, not their own, and theirs to decide."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from sqlalchemy import ColumnElement, Integer, bindparam, select
from sqlalchemy.orm import Session

from forum.boards.models import Board
from forum.database import AnyRow, AnySelect, in_parts, looked_up
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
    """The most urgent of what waits and is theirs to decide; `is_more` says that it is not all."""

    rows: list[AnyRow]
    is_more: bool


def waiting_for(session: Session, decider: Decider, *, most: int = LOOKED_AT) -> Waiting:
    """Return what waits, the most urgent first; always four queries."""
    wanted = _waiting_on(tuple(sorted(decider.boards)))
    found = session.execute(wanted, {"most": most + 1}).all()
    rows = found[:most]
    threads = {row.thread_id for row in rows} - {None}
    own = {thread_id: decider.own_in(thread_id) for thread_id in threads}
    flagged = _flagged_by(session, own, rows)
    had = _had_before(session, decider, rows)
    theirs = [
        row
        for row in rows
        if row.handle_id not in own.get(row.thread_id, ())
        if row.post_id not in flagged and row.id not in had
        if _is_theirs(decider, row)
    ]
    return Waiting(theirs, is_more=len(found) > most)


@cache
def _waiting_on(boards: Sequence[str]) -> AnySelect:
    """Return the query for what waits on boards of these slugs, or on all if there are none."""
    wanted = (
        select(
            *(Case.id, Case.version, Case.state, Case.band, Case.opened_at, Case.goal_at),
            *(Case.topics, Case.length, Case.needs_another, Case.post_id),
            *(Post.handle_id, Post.thread_id, Post.seq, Post.state.label("post_state")),
            *(Lease.staff_id, Lease.until, Board.name.label("board_name")),
        )
        .join(Board, Board.id == Case.board_id)
        .outerjoin(Post, Post.id == Case.post_id)
        .outerjoin(Lease, Lease.case_id == Case.id)
        .where(Case.state.in_(WAITING) | _bar_that_waits())
        .order_by(Case.rank, Case.opened_at, Case.id)
        .limit(bindparam("most", type_=Integer))
    )
    return wanted.where(Board.slug.in_(boards)) if boards else wanted


def _bar_that_waits() -> ColumnElement[bool]:
    return (Case.state == CaseState.DECIDED) & (Case.needs_another == Another.SECOND)


def is_read_by(row: AnyRow, at: datetime) -> bytes | None:
    """Return the id of who reads the case now, None when it is free."""
    return row.staff_id if row.until is not None and row.until > at else None


def _is_theirs(decider: Decider, row: AnyRow) -> bool:
    return row.needs_another != Another.SAFETY_LEAD or may(decider.role, Act.SAFETY_LEAD)


def _flagged_by(
    session: Session, own: Mapping[bytes, Collection[bytes]], rows: Iterable[AnyRow]
) -> set[bytes]:
    """Return the posts that they have flagged themselves, whose own handles in threads `own` has.

    All flags of what waits are looked through: there are fewer of them than of such handles.
    """
    threads = {row.post_id: row.thread_id or b"" for row in rows}
    return {
        flag.post_id
        for flag in looked_up(session, _FLAGS, {})
        if flag.handle_id in own.get(threads.get(flag.post_id, b""), ())
    }


_FLAGS = (
    select(Flag.post_id, Flag.handle_id)
    .join(Case, Case.post_id == Flag.post_id)
    .where(Case.state.in_(WAITING) | _bar_that_waits())
)


def _had_before(session: Session, decider: Decider, rows: Sequence[AnyRow]) -> set[bytes]:
    """Return the cases that are for somebody else: they decided first, or asked for a view."""
    again = [row.id for row in rows if row.state == CaseState.APPEALED or row.needs_another]
    me = decider.staff_id
    asked = (Event.staff_id == me) & (Event.kind == Another.SECOND_OPINION)
    found: set[bytes] = set()
    for some in in_parts(again):
        decided = (Decision.staff_id == me) & Decision.case_id.in_(some)
        found |= set(session.scalars(select(Decision.case_id).where(decided)))
        found |= set(session.scalars(select(Event.case_id).where(asked, Event.case_id.in_(some))))
    return found
