"""A writer changed what they were asked to change: the case comes back, with both versions."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from forum.moderation.bands import most_urgent, put_in_band
from forum.moderation.deciding.finding import live_post
from forum.moderation.happenings import Happening, note_event
from forum.moderation.models import Band, Case, CaseState, Source, SourceKind
from forum.moderation.opening import Speaks, join
from forum.moderation.transitions import Step, step
from forum.threads.holding.wording import current_words


@dataclass(frozen=True)
class Resubmission:
    """The words that were decided on, and those that their writer put in their place."""

    old_title: str | None
    old: str
    new_title: str | None
    new: str


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


def resubmission_of(session: Session, case: Case) -> Resubmission | None:
    """Return both versions of a case that came back; None for any other."""
    came_back = exists().where(Source.case_id == case.id, Source.kind == SourceKind.RESUBMISSION)
    post = live_post(session, case)
    if post is None or case.snapshot is None or not session.scalar(select(came_back)):
        return None
    return Resubmission(case.snapshot_title, case.snapshot, *current_words(session, post.id))
