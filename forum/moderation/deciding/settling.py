"""Ten minutes after a decision: nothing can be undone any more, and everybody is told."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.moderation.closing import close
from forum.moderation.deciding.acts import Act
from forum.moderation.deciding.finding import acts_of, last_decision, live_post
from forum.moderation.deciding.keeping.picturing import are_words_as_left, only_words, unpacked
from forum.moderation.deciding.models import Decision
from forum.moderation.deciding.resubmitting import resubmit
from forum.moderation.deciding.sanctioning import UNTIL_SECONDED, remove_if_over
from forum.moderation.deciding.undoing import UNDO
from forum.moderation.happenings import Happening, note_event
from forum.moderation.models import Another, Case, CaseState, Outcome
from forum.moderation.transitions import Step, step
from forum.moderation.writers.answering import answer_flags, tell_writer
from forum.privacy.retention import REDACTED
from forum.threads.models import Post

# For so long the writer can see what their words were before a moderator changed them.
BEFORE_KEPT = REDACTED.time


def settle(session: Session, case: Case, *, at: datetime) -> bool:
    """Tell the writer and who flagged, and close the case; return whether that was done.

    A case that was returned to its writer stays open. Nothing is done while it can be undone, or
    while somebody else has to agree.
    """
    decision = last_decision(session, case)
    if decision is None or not _is_time(case, decision, at=at):
        return False
    post = live_post(session, case)
    was_changed = post is not None and _was_changed(session, post, decision)
    if post is not None:
        tell_writer(session, post, decision, today=at.date())
    thread_id = post.thread_id if post is not None else None
    answer_flags(session, case, _outcome(decision), thread_id=thread_id, today=at.date())
    left = only_words(decision) if Act.REDACT in acts_of(decision) else None
    decision.settled_on, case.needs_another = at.date(), None
    _go_on(session, case, decision, post=post, at=at)
    decision.decided_at, decision.before = None, left
    if was_changed and case.state == CaseState.RETURNED:
        resubmit(session, case, at=at)
    return True


def forget_redacted(session: Session, *, at: datetime) -> None:
    """Forget what words were before a moderator changed them, when its writer had time to look."""
    old = select(Decision).where(
        Decision.before.is_not(None), Decision.settled_on <= at.date() - BEFORE_KEPT
    )
    for decision in session.scalars(old):
        decision.before = None


def gone(session: Session, case: Case, *, thread_id: bytes, at: datetime) -> None:
    """Forget all that is left of words that their writer took back, and tell who flagged them."""
    answer_flags(session, case, Outcome.GONE, thread_id=thread_id, today=at.date())
    for decision in session.scalars(select(Decision).where(Decision.case_id == case.id)):
        decision.before = None
        if decision.decided_at is not None:
            decision.settled_on, decision.decided_at = at.date(), None
    case.needs_another = None


def _is_time(case: Case, decision: Decision, *, at: datetime) -> bool:
    if case.state != CaseState.DECIDED or decision.decided_at is None:
        return False
    waits_for = UNTIL_SECONDED if case.needs_another == Another.SECOND else UNDO
    return decision.decided_at + waits_for <= at


def _was_changed(session: Session, post: Post, decision: Decision) -> bool:
    """Return whether its writer changed the words already, without having been asked yet."""
    pictures = unpacked(decision)
    return pictures is not None and not are_words_as_left(session, post, pictures[1]["words"])


def _outcome(decision: Decision) -> Outcome:
    return Outcome.LEFT if Act.LEAVE in acts_of(decision) else Outcome.ACTED


def _go_on(
    session: Session, case: Case, decision: Decision, *, post: Post | None, at: datetime
) -> None:
    if decision.appeal_of is not None:
        remove_if_over(session, decision.appeal_of, today=at.date())
    if Act.REWORD in acts_of(decision) and post is not None:
        step(case, Step.RETURN)
        note_event(session, case, Happening(Step.RETURN), at=at)
        case.returned_on = at.date()
        return
    step(case, Step.SETTLE)
    note_event(session, case, Happening(Step.SETTLE), at=at)
    close(session, case, at=at)
