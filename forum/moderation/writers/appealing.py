"""Ask for another look: once for each decision, within seven days, and somebody else answers."""

from datetime import datetime

from sqlalchemy.orm import Session

from forum.errors import Refused
from forum.handles.speaking import Writer
from forum.language.messages import _, _l
from forum.moderation.deciding.checks.lengths import too_long
from forum.moderation.deciding.models import Appeal
from forum.moderation.finding import case_for
from forum.moderation.happenings import Happening, note_event
from forum.moderation.models import Case, CaseState
from forum.moderation.opening import reopen
from forum.moderation.transitions import Step
from forum.moderation.writers.filing import File, files_for
from forum.moderation.writers.telling import APPEAL_WITHIN, may_appeal
from forum.public_ids import new_id
from forum.threads.holding.wording import is_gone
from forum.threads.revising import own_post_to_change

TEXT_MAX_CHARS = 600
GONE = _l("Its words are gone: they were kept for seven days. There is nothing left to look at.")


def appeal(session: Session, post_id: bytes, text: str, *, writer: Writer, at: datetime) -> Case:
    """Let somebody else look again at what was decided of the writer's own post.

    Args:
        text: what they say of it, tidied; may be empty.

    Raises:
        NotFound: there is no such post, or it is gone.
        NotAllowed: it is somebody else's.
        Refused: nothing can be asked for, or the text is too long.
    """
    post, _case = own_post_to_change(session, post_id, writer=writer)
    check_text(text)
    if is_gone(session, post):
        raise Refused(GONE)
    file = next(iter(files_for(session, [post_id])), None)
    if file is None or not may_appeal(file, today=at.date()):
        raise Refused(_why_not(file, at=at))
    first = file.first
    assert first is not None, "may_appeal has seen one"
    case = reopen(session, case_for(session, file.case.id), at=at)
    row = Appeal(id=new_id(), case_id=case.id, decision_id=first.id, text=text, day=at.date())
    session.add(row)
    note_event(session, case, Happening(Step.APPEAL), at=at)
    return case


def check_text(text: str) -> str:
    """Return `text`; refuse it when it is too long."""
    if len(text) > TEXT_MAX_CHARS:
        over = len(text) - TEXT_MAX_CHARS
        raise Refused(too_long(over, most=TEXT_MAX_CHARS), field="body")
    return text


def _why_not(file: File | None, *, at: datetime) -> str:
    if file is None or file.first is None:
        return _("Nothing was decided about this that we could look at again.")
    first = file.first
    if any(each.decision_id == first.id for each in file.appeals):
        return _("You have asked already. We look at each decision again once.")
    if first.settled_on is None or file.case.state == CaseState.DECIDED:
        return _("A moderator is just deciding this. Look again in ten minutes.")
    if at.date() > first.settled_on + APPEAL_WITHIN:
        return _("The seven days for asking are over.")
    return _("Nothing was decided about this that we could look at again.")
