"""A writer changed what they were asked to change: the case comes back, with both versions."""

from datetime import datetime

from sqlalchemy.orm import Session

from forum.moderation.bands import most_urgent, put_in_band
from forum.moderation.happenings import Happening, note_event
from forum.moderation.models import Band, Case, CaseState, SourceKind
from forum.moderation.opening import Speaks, join
from forum.moderation.transitions import Step, step
from forum.threads.holding.wording import current_words


def resubmit(session: Session, case: Case, *, at: datetime) -> None:
    """Let a returned case be open again.

    While the decision can still be undone it only notes the change: the writer was faster than
    our message, and the case comes back when that is sent (settling.py).
    """
    if case.state == CaseState.RETURNED:
        step(case, Step.RESUBMIT)
        case.opened_at, case.returned_on, case.needs_another = at, None, None
        join(session, case, Speaks(SourceKind.RESUBMISSION, band=Band.TODAY), at=at)
        put_in_band(case, most_urgent([case.band]))
    note_event(session, case, Happening(Step.RESUBMIT), at=at)


def keep_decided_words(session: Session, case: Case) -> None:
    """Keep the words that a moderator read and sent back, to be seen beside the new ones."""
    case.snapshot_title, case.snapshot = current_words(session, case.post_id)
