"""Which cases wait for somebody: on their boards, not their own, and theirs to decide."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import NamedTuple

from sqlalchemy import BindParameter, Integer, bindparam, case, select
from sqlalchemy.orm import Session

from forum.boards.models import Board
from forum.database import AnySelect, Moment, in_parts, looked_up
from forum.moderation.deciders import Decider
from forum.moderation.deciding.models import Decision
from forum.moderation.models import Another, Case, CaseState, Event, Flag, Lease
from forum.moderation.queue.rows import given_rows
from forum.permissions import Act, may
from forum.threads.models import Post

WAITING = (CaseState.OPEN, CaseState.CLAIMED, CaseState.APPEALED)
# So many of the most urgent are looked at for one page; nobody reads on that far.
LOOKED_AT = 2000


class Candidate(NamedTuple):
    """As little of a case as is needed to choose and to count.

    The post is None where it is gone, `reader` the id of who reads the case now, if anybody does.
    """

    id: bytes
    state: str
    band: str
    topics: str | None
    needs_another: str | None
    post_id: bytes
    handle_id: bytes | None
    thread_id: bytes | None
    is_late: bool
    reader: bytes | None


@dataclass(frozen=True)
class Waiting:
    """The most urgent of what waits on some boards, whoever asks; `is_more` says: not all.

    `flags` are those of all that waits: a post, and the handle of who flagged it.
    """

    rows: Sequence[Candidate]
    flags: Sequence[tuple[bytes, bytes]]
    at: datetime
    is_more: bool


def what_waits(
    session: Session, boards: Collection[str], *, at: datetime, most: int = LOOKED_AT
) -> Waiting:
    """Return what waits on boards of these slugs, or on all if there are none; two queries."""
    session.flush()  # what follows goes past the session
    wanted = _waiting_on(tuple(sorted(boards)))
    found = given_rows(session, wanted, {"most": most + 1, "at": at})
    rows = [Candidate._make(row) for row in found[:most]]
    return Waiting(rows, _flags(session), at, is_more=len(found) > most)


def for_decider(session: Session, decider: Decider, found: Waiting) -> list[Candidate]:
    """Return what of it is theirs to decide, the most urgent first; two queries at most."""
    own = decider.own_among({row.thread_id for row in found.rows if row.thread_id})
    out = {post for post, handle in found.flags if handle in own}
    out |= _had_before(session, decider, found.rows) | own
    if not may(decider.role, Act.SAFETY_LEAD):
        out |= {row.id for row in found.rows if row.needs_another == Another.SAFETY_LEAD}
    return [
        row
        for row in found.rows
        if row.id not in out and row.post_id not in out and row.handle_id not in out
    ]


# A bar that was decided waits for a second person. Said in a way that leaves SQLite no other index
# than the one that is in the queue's order.
_WAITS = (
    Case.closed_on.is_(None),
    case(
        (Case.state == CaseState.DECIDED, Case.needs_another == Another.SECOND),
        else_=Case.state.in_(WAITING),
    ),
)


@cache
def _waiting_on(boards: Sequence[str]) -> AnySelect:
    """Return the query for candidates on these boards."""
    at = bindparam("at", type_=Moment())
    wanted = (
        select(
            *(Case.id, Case.state, Case.band, Case.topics, Case.needs_another, Case.post_id),
            *(Post.handle_id, Post.thread_id),
            (Case.goal_at < at).label("is_late"),
            case((Lease.until > at, Lease.staff_id)).label("reader"),
        )
        .outerjoin(Post, Post.id == Case.post_id)
        .outerjoin(Lease, Lease.case_id == Case.id)
        .where(*_WAITS)
        .order_by(Case.rank, Case.opened_at, Case.id)
        .limit(bindparam("most", type_=Integer))
    )
    if not boards:
        return wanted
    return wanted.join(Board, Board.id == Case.board_id).where(Board.slug.in_(boards))


def _flags(session: Session) -> Sequence[tuple[bytes, bytes]]:
    """Return all flags of what waits: there are fewer of them than of handles to look for."""
    return [(post, handle) for post, handle in given_rows(session, _FLAGS, {})]


_FLAGS = (
    select(Flag.post_id, Flag.handle_id).join(Case, Case.post_id == Flag.post_id).where(*_WAITS)
)


def _had_before(session: Session, decider: Decider, rows: Sequence[Candidate]) -> set[bytes]:
    """Return the cases that are for somebody else: they decided first, or asked for a view."""
    again = [row.id for row in rows if row.needs_another or row.state == CaseState.APPEALED]
    found: set[bytes] = set()
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
