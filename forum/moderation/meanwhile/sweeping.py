"""What happens to cases by itself, in its time. Each deed is about one case and may be repeated."""

from datetime import datetime

from sqlalchemy import ColumnElement, and_, delete, exists, or_, select
from sqlalchemy.orm import Session

from forum.handles.glancing import glanced
from forum.moderation.closing import close
from forum.moderation.deciding.models import Decision, Sanction
from forum.moderation.deciding.settling import settle
from forum.moderation.deciding.undoing import UNDO
from forum.moderation.finding import case_for, hold_post
from forum.moderation.happenings import Happening, note_event
from forum.moderation.meanwhile.forgetting import forget_for_good
from forum.moderation.models import Case, CaseState, Flag, Outcome
from forum.moderation.opening import follow_up, hear_late
from forum.moderation.transitions import Step, step
from forum.moderation.writers.answering import answer_flags
from forum.privacy import retention
from forum.threads.holding.hiding import hide
from forum.threads.models import Line, Post, PostState

TO_REWORD = retention.TO_REWORD.time
TO_SEND_AGAIN = retention.GIVEN_BACK.time
TO_DECIDE = retention.UNDECIDED.time
KEPT = retention.CASES.time
_DECIDED = select(Case.id).where(Case.state == CaseState.DECIDED).limit(1)


def has_decided(session: Session) -> bool:
    """Return whether there are cases that are decided and not settled, lately or long ago."""
    return bool(glanced(session, _DECIDED, {}))


def decided_long_ago(session: Session, *, at: datetime) -> list[bytes]:
    """Return the cases whose decision cannot be undone any more, and has not been told yet."""
    return list(session.scalars(select(Case.id).where(_is_decided(at)).order_by(Case.rank)))


def settle_one(session: Session, case_id: bytes, *, at: datetime) -> None:
    """Tell everybody what was decided; what came after the decision opens a case."""
    case, post = _still(session, case_id, _is_decided(at))
    if case is None:
        return
    if post is not None and post.state == PostState.WITHHELD:
        hear_late(session, case, at=at)  # it is hidden: what they say has been dealt with
    settle(session, case, at=at)
    if post is not None and case.state == CaseState.SETTLED:
        follow_up(session, case, post, at=at)
    elif case.state == CaseState.OPEN:  # its writer was faster than our message
        hear_late(session, case, at=at)


def waited_too_long(session: Session, *, at: datetime) -> list[bytes]:
    """Return the cases of posts that have waited for TO_DECIDE without anybody deciding."""
    return list(session.scalars(select(Case.id).where(_is_forgotten(at))))


def give_back(session: Session, case_id: bytes, *, at: datetime) -> None:
    """Give words that nobody came to back to their writer, who can send them again."""
    case, post = _still(session, case_id, _is_forgotten(at))
    if case is None or post is None:
        return
    step(case, Step.LAPSE)
    case.returned_on = at.date()
    note_event(session, case, Happening(Step.LAPSE), at=at)
    hide(session, post, line=Line.REWORD, rule=None, at=at)


def returned_too_long(session: Session, *, at: datetime) -> list[bytes]:
    """Return the cases whose writer was asked to change something, and has not."""
    return list(session.scalars(select(Case.id).where(_is_unchanged(at))))


def end_returned(session: Session, case_id: bytes, *, at: datetime) -> None:
    """Let the words of a post that was not changed in time go for good, and close its case.

    Their writer was told which day was the last.
    """
    case, post = _still(session, case_id, _is_unchanged(at))
    if case is None:
        return
    step(case, Step.LAPSE)
    note_event(session, case, Happening(Step.LAPSE), at=at)
    if post is not None:
        hide(session, post, line=Line.TAKEN_DOWN, rule=post.line_rule, at=at)
    thread_id = post.thread_id if post is not None else None
    answer_flags(session, case, Outcome.ACTED, thread_id=thread_id, today=at.date())
    close(session, case, at=at)
    if post is not None:
        forget_for_good(session, post)


def forget_closed(session: Session, *, at: datetime) -> None:
    """Remove cases that were closed long ago with all they hold, flags, and what has ended."""
    limit = at.date() - KEPT
    old = select(Case.id).where(Case.closed_on < limit).scalar_subquery()
    session.execute(delete(Flag).where(Flag.case_id.in_(old)))
    open_ones = select(Case.post_id).where(Case.closed_on.is_(None)).scalar_subquery()
    session.execute(delete(Flag).where(Flag.day < limit, Flag.post_id.not_in(open_ones)))
    session.execute(delete(Case).where(Case.closed_on < limit))
    session.execute(delete(Sanction).where(Sanction.until_day < at.date()))


def _is_decided(at: datetime) -> ColumnElement[bool]:
    decided = select(Decision.case_id).where(~Decision.undone, Decision.decided_at <= at - UNDO)
    return and_(Case.state == CaseState.DECIDED, Case.id.in_(decided.scalar_subquery()))


def _is_forgotten(at: datetime) -> ColumnElement[bool]:
    waits = select(Post.id).where(Post.state == PostState.HELD).scalar_subquery()
    is_old = and_(Case.state == CaseState.OPEN, Case.opened_at <= at - TO_DECIDE)
    return and_(is_old, Case.post_id.in_(waits))


def _is_unchanged(at: datetime) -> ColumnElement[bool]:
    """Return the condition: the last day for changing it is over.

    Words that nobody came to have longer: nothing was found wrong with them.
    """
    asked = exists().where(Decision.case_id == Case.id, ~Decision.undone).correlate(Case)
    is_old = and_(asked, Case.returned_on < at.date() - TO_REWORD)
    is_older = Case.returned_on < at.date() - TO_SEND_AGAIN
    return and_(Case.state == CaseState.RETURNED, or_(is_old, is_older))


def _still(
    session: Session, case_id: bytes, holds: ColumnElement[bool]
) -> tuple[Case, Post | None] | tuple[None, None]:
    """Return the case, held, and its post; nothing if it is no longer as it was found."""
    case = case_for(session, case_id)
    if session.scalar(select(Case.id).where(Case.id == case_id, holds)) is None:
        return None, None
    return case, hold_post(session, case.post_id)
