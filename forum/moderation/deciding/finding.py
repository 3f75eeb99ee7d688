"""A case with what it is about, held until the commit, and whether somebody may decide on it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum import permissions
from forum.errors import Conflict, NotAllowed
from forum.moderation.deciders import Decider, check_may_see, check_not_own
from forum.moderation.deciding.acts import LABELS, Act, known
from forum.moderation.deciding.models import Decision
from forum.moderation.finding import case_for
from forum.moderation.models import Case, Event, Lease
from forum.staff.reading import names_of
from forum.threads.models import Post, PostState, Thread

GONE = "Its writer has taken it back. There is nothing left to decide."
CHANGED = "Something changed on this case meanwhile. Look at it again before you decide."
SOMEBODY = "Somebody else"
# What a case that is decided and not finished waits for: somebody who agrees with a bar.
SECOND = "second"


@dataclass(frozen=True)
class Matter:
    """A case, and the post that it is about."""

    case: Case
    post: Post
    thread: Thread


def held(session: Session, case_id: bytes) -> Matter:
    """Return the matter; nobody else can change it until the commit.

    Raises:
        NotFound: there is no such case.
        Conflict: its writer has taken the post back.
    """
    case = case_for(session, case_id)
    post = live_post(session, case)
    if post is None:
        raise Conflict(GONE)
    return Matter(case, post, session.get_one(Thread, post.thread_id, populate_existing=True))


def live_post(session: Session, case: Case) -> Post | None:
    """Return the post of a case; None when its words are gone."""
    post = session.get(Post, case.post_id, populate_existing=True)
    return None if post is None or post.state == PostState.TAKEN_BACK else post


def check_may(session: Session, case: Case, decider: Decider, *, at: datetime) -> None:
    """Refuse somebody who may not decide on this case, or not now.

    Raises:
        NotAllowed: not theirs to decide.
        Conflict: somebody else is reading it.
    """
    check_duty(session, case, decider)
    is_lead = permissions.may(decider.role, permissions.Act.SAFETY_LEAD)
    if case.needs_another == Act.SECOND_OPINION and who_asked(session, case) == decider.staff_id:
        raise NotAllowed("You asked for a second opinion. Somebody else decides now.")
    if case.needs_another == Act.SAFETY_LEAD and not is_lead:
        raise NotAllowed("This waits for the safety lead.")
    lease = session.get(Lease, case.id, populate_existing=True)
    if lease is not None and lease.staff_id != decider.staff_id and lease.until > at:
        raise Conflict(f"{name_of(session, lease.staff_id)} is reading this now.")


def check_duty(session: Session, case: Case, decider: Decider) -> None:
    """Refuse somebody without the duty, of another board, or whose own words it is about."""
    if not permissions.may(decider.role, permissions.Act.DECIDE):
        raise NotAllowed("Only a moderator can do this.")
    check_may_see(session, case, decider)
    check_not_own(session, case, decider)


def check_version(session: Session, case: Case, version: int) -> None:
    """Refuse what was decided on something older than the case is now.

    Raises:
        Conflict: says who decided meanwhile, and what.
    """
    if case.version == version:
        return
    meanwhile = last_decision(session, case)
    if meanwhile is None or meanwhile.version < version:
        raise Conflict(CHANGED)
    raise Conflict(said_of(session, meanwhile))


def said_of(session: Session, decision: Decision) -> str:
    """Return who decided what, in one sentence."""
    what = ", ".join(LABELS[act] for act in acts_of(decision))
    return f"{name_of(session, decision.staff_id)} has just decided this: {what}."


def acts_of(decision: Decision) -> tuple[Act, ...]:
    return known(decision.acts.splitlines())


def last_decision(session: Session, case: Case) -> Decision | None:
    """Return what was decided last and not undone, or None."""
    wanted = select(Decision).where(Decision.case_id == case.id, ~Decision.undone)
    return session.scalar(wanted.order_by(Decision.version.desc()).limit(1))


def name_of(session: Session, staff_id: bytes) -> str:
    return names_of(session, [staff_id]).get(staff_id, SOMEBODY)


def who_asked(session: Session, case: Case) -> bytes | None:
    """Return who asked last for a second opinion on the case, or None."""
    asked = select(Event.staff_id).where(
        Event.case_id == case.id, Event.kind == Act.SECOND_OPINION.value
    )
    return session.scalar(asked.order_by(Event.step.desc()).limit(1))
