"""A case with what it is about, held until the commit, and what was decided on it."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.errors import Conflict
from forum.language.messages import _, _l
from forum.moderation.deciding.acts import Act, in_words, known
from forum.moderation.deciding.models import Decision
from forum.moderation.finding import case_for
from forum.moderation.models import Case
from forum.staff.reading import names_of
from forum.threads.models import Post, PostState, Thread

GONE = _l("Its writer has taken it back. There is nothing left to decide.")
SOMEBODY = _l("Somebody else")


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


def said_of(session: Session, decision: Decision) -> str:
    """Return who decided what, in one sentence."""
    name, what = name_of(session, decision.staff_id), in_words(acts_of(decision))
    return _("%(name)s has just decided this: %(what)s.", name=name, what=what)


def acts_of(decision: Decision) -> tuple[Act, ...]:
    return known(decision.acts.splitlines())


def last_decision(session: Session, case: Case) -> Decision | None:
    """Return what was decided last and not undone, or None."""
    wanted = select(Decision).where(Decision.case_id == case.id, ~Decision.undone)
    return session.scalar(wanted.order_by(Decision.version.desc()).limit(1))


def name_of(session: Session, staff_id: bytes) -> str:
    return names_of(session, [staff_id]).get(staff_id, str(SOMEBODY))
