"""Finish for today: what somebody still reads goes back to the queue, with a word for the next."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.errors import Refused
from forum.language.messages import _, number
from forum.moderation.claiming import release
from forum.moderation.deciders import Decider, check_may_see, check_not_own
from forum.moderation.happenings import Happening, note_event
from forum.moderation.models import Case, Lease

NOTE_MAX_CHARS = 2000


def mine_open(session: Session, staff_id: bytes, *, at: datetime) -> list[Case]:
    """Return the cases that somebody on duty reads now."""
    mine = select(Case).join(Lease, Lease.case_id == Case.id).where(Lease.staff_id == staff_id)
    return list(session.scalars(mine.where(Lease.until > at).order_by(Case.rank, Case.id)))


def hand_over(
    session: Session, case_id: bytes, decider: Decider, *, note: str, at: datetime
) -> None:
    """Put one case back, with a note for whoever opens it next.

    Raises:
        Conflict: it is not theirs any more.
        Refused: the note is too long.
    """
    case = release(session, case_id, decider, at=at)
    if note:
        add_note(session, case, decider, note=note, at=at)


def add_note(session: Session, case: Case, decider: Decider, *, note: str, at: datetime) -> None:
    """Leave a note that moderators alone read.

    Raises:
        NotFound: it is of a board that is not theirs.
        NotAllowed: it is about themselves.
        Refused: it is empty or too long.
    """
    check_may_see(session, case, decider)
    check_not_own(session, case, decider)
    if not note:
        raise Refused(_("Write a few words first."), field="note")
    if len(note) > NOTE_MAX_CHARS:
        most = _("A note can have %(letters)s letters.", letters=number(NOTE_MAX_CHARS))
        raise Refused(most, field="note")
    note_event(session, case, Happening("note", decider.staff_id, note), at=at)
