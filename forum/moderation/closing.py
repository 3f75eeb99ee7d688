"""Close a case: exact times go, and of how long it waited only a coarse band stays."""

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from forum.moderation.bands import waited_within
from forum.moderation.claiming import end_lease
from forum.moderation.deciding.models import Appeal, Decision
from forum.moderation.models import Case, Event, Flag, Source
from forum.moderation.opening import SOURCE


def close(session: Session, case: Case, *, at: datetime) -> None:
    """Let a case that is settled be closed on this day."""
    if case.opened_at is not None:
        case.waited = waited_within(at - case.opened_at)
    case.opened_at, case.goal_at, case.returned_on = None, None, None
    case.closed_on = at.date()
    session.flush()
    end_lease(session, case)
    of_case = Event.case_id == case.id
    session.execute(update(Event).where(of_case).values(at=None))
    decided = Decision.case_id == case.id
    session.execute(update(Decision).where(decided).values(decided_at=None))


def wipe_words(session: Session, post_id: bytes) -> None:
    """Forget, in every case of a post, its words and whatever anybody said of them.

    What was done, by whom and by which rule stays; a message or a note may say the words again.
    """
    session.execute(update(Flag).where(Flag.post_id == post_id).values(note=None))
    for case in session.scalars(select(Case).where(Case.post_id == post_id)).all():
        case.snapshot, case.snapshot_title = None, None
        _wipe_details(session, case)
        decided = Decision.case_id == case.id
        session.execute(update(Decision).where(decided).values(before=None, message=""))
        noted = (Event.case_id == case.id) & (Event.kind != SOURCE)
        session.execute(update(Event).where(noted).values(note=None))
        session.execute(update(Appeal).where(Appeal.case_id == case.id).values(text=""))
    session.flush()


def _wipe_details(session: Session, case: Case) -> None:
    """Leave of what found the words only its title: the lines below it are words of the post."""
    kept: set[tuple[str, str, bool]] = set()
    for source in session.scalars(select(Source).where(Source.case_id == case.id)).all():
        title = source.detail.partition("\n")[0]
        if (key := (source.kind, title, source.is_late)) in kept:
            session.delete(source)
        kept.add(key)
        source.detail = title
