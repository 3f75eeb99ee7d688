"""Answer an appeal: keep the first decision, or lift what it did."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.errors import NotAllowed
from forum.language.messages import _l
from forum.moderation.deciders import Decider
from forum.moderation.deciding.acts import HIDES, Act, is_any
from forum.moderation.deciding.choosing import Choice
from forum.moderation.deciding.finding import Matter, acts_of
from forum.moderation.deciding.keeping.picturing import give_words_back, words_before
from forum.moderation.deciding.models import Appeal, Decision
from forum.moderation.deciding.sanctioning import end, placed
from forum.moderation.models import Case, CaseState
from forum.threads.holding.showing import show
from forum.threads.locking import unlock
from forum.threads.models import PostState

ANOTHER = _l("You decided this yourself. Somebody else looks at it again.")


def appealed(session: Session, case: Case, decider: Decider) -> Decision | None:
    """Return the decision that the writer asked us to look at again; None where nobody did.

    Raises:
        NotAllowed: it was this moderator's own.
    """
    if case.state != CaseState.APPEALED:
        return None
    first = first_of(session, case)
    if first is not None and decider.staff_id in (first.staff_id, first.seconded_by):
        raise NotAllowed(ANOTHER)
    return first


def first_of(session: Session, case: Case) -> Decision | None:
    """Return the decision of this case that was appealed last."""
    asked = select(Decision).join(Appeal, Appeal.decision_id == Decision.id)
    asked = asked.where(Decision.case_id == case.id).order_by(Decision.version.desc())
    return session.scalar(asked.limit(1))


def lift(
    session: Session, matter: Matter, choice: Choice, *, first_id: bytes, at: datetime
) -> None:
    """Undo what the first decision did to the words and to the person, if that was chosen."""
    if Act.LIFTED not in choice.acts:
        return
    acts = acts_of(first := session.get_one(Decision, first_id))
    if is_any(acts, HIDES) and matter.post.state != PostState.PUBLISHED:
        show(session, matter.post, at=at)
    if (was := words_before(session, matter, first)) is not None:
        give_words_back(session, matter, was)
    if Act.LOCK in acts and matter.thread.locked_reason is not None:
        unlock(session, matter.thread)
    if (sanction := placed(session, first)) is not None:
        end(sanction, today=at.date())
