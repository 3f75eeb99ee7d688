"""Take out of a database that was brought back what was erased since. Each deed may be repeated.

A note whose mark the database has itself is older than the backup, which shows it already.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from forum.accounts.models import Credential, RetiredPassphrase, Staff
from forum.leaving.parting import part_from_known_name
from forum.moderation.models import Band, SourceKind
from forum.moderation.opening import Speaks, open_case
from forum.privacy.erasures import keep
from forum.privacy.models import Ended, Ending, Erased, Erasure, Parting
from forum.staff.appointing.leaving import remove
from forum.threads.holding.hiding import hide
from forum.threads.models import Line, Post, PostState, Thread
from forum.threads.taking_back import take_away

Note = dict[str, Any]
# Somebody looks again at what a moderator had hidden: why is not in the backup.
LOOK_AGAIN = Speaks(SourceKind.MODERATOR, band=Band.TODAY)


def newer(
    session: Session, table: type[Erasure | Ending | Parting], notes: Sequence[Note]
) -> list[Note]:
    """Return the notes of what happened after the backup was made."""
    known = set(session.scalars(select(table.mark)))
    return [note for note in notes if note["mark"] not in known]


def erase_again(session: Session, notes: Sequence[Note], *, at: datetime) -> int:
    """Take away the words that went or changed since; return of how many posts.

    Of words that changed, the new ones are not in the backup, and the old ones must not come back.
    """
    count = 0
    for note in notes:
        post = session.get(Post, note["post_id"])
        if post is not None and post.state != PostState.TAKEN_BACK:
            count += _erase(session, post, Erased(note["kind"]), at=at)
        # Let an even older backup be held against this note, too.
        keep(session, Erasure(**note | {"month": _day(note["month"])}))
    return count


def end_again(session: Session, notes: Sequence[Note]) -> int:
    """Shut the ways in that were shut since, and end duties; return how many there still were."""
    count = sum(_end(session, Ended(note["kind"]), note) for note in notes)
    for note in notes:
        keep(session, Ending(**note | {"month": _day(note["month"])}))
    return count


def part_again(session: Session, notes: Sequence[Note]) -> int:
    """Take known names off the words of those who have left; return how many there still were."""
    count = 0
    for note in notes:
        known = note["handle_id"]
        under = select(Post.thread_id).where(Post.handle_id == known).distinct()
        threads = session.scalars(under).all()
        for thread_id in threads:
            part_from_known_name(session, known, thread_id)
        count += bool(threads)
        keep(session, Parting(**note | {"month": _day(note["month"])}))
    return count


def _erase(session: Session, post: Post, kind: Erased, *, at: datetime) -> int:
    if kind != Erased.HIDDEN:
        take_away(session, post, session.get_one(Thread, post.thread_id))
        return 1
    if post.state != PostState.PUBLISHED:
        return 0
    hide(session, post, line=Line.WAITING, rule=None, at=at)
    open_case(session, post, LOOK_AGAIN, at=at)
    return 1


def _end(session: Session, kind: Ended, note: Note) -> int:
    about, year = note["about"], _day(note["month"]).year
    if kind == Ended.WAY_IN:
        gone = session.execute(delete(Credential).where(Credential.lookup == about))
        return int(gone.rowcount)  # type: ignore[attr-defined]
    if kind == Ended.RETIRED:
        if session.get(RetiredPassphrase, about) is None:
            session.add(RetiredPassphrase(mark=about, year=year))
        return 0
    staff = session.get(Staff, about)
    if staff is None:
        return 0
    remove(session, staff.name, by=None, is_sure=True)
    return 1


def _day(value: object) -> date:
    return date.fromisoformat(str(value))
