"""Note whose words went or changed, in the very transaction in which they do. Ids only.

A backup that is brought back is held against these notes: none of the words that it has from
before comes back, and no known name of somebody who left.
"""

from datetime import date

from sqlalchemy import delete
from sqlalchemy.orm import Session

from forum.clock import now
from forum.events import NewsDesk
from forum.handles.news import KnownNameLeft
from forum.privacy.models import Ending, Erased, Erasure, Parting
from forum.public_ids import new_id
from forum.threads.news import (
    PostChanged,
    PostGone,
    PostHidden,
    PostRedacted,
    PostShown,
    WordsForgotten,
)

Note = Erasure | Ending | Parting
_SAME: dict[type[Note], tuple[str, ...]] = {
    Erasure: ("post_id", "kind"),
    Ending: ("about", "kind"),
    Parting: ("handle_id",),
}


def sit_down_at(desk: NewsDesk) -> None:
    """Hear of all words that are not as they were."""
    for gone in (PostGone, WordsForgotten):
        desk.record(gone, hear_of_end)
    for changed in (PostChanged, PostRedacted):
        desk.record(changed, hear_of_change)
    desk.record(PostHidden, hear_of_hiding)
    desk.record(PostShown, hear_of_showing)
    desk.record(KnownNameLeft, hear_of_parting)


def hear_of_end(session: Session, news: PostGone | WordsForgotten) -> None:
    """Note that the words are gone; whatever else happened to them is told by that."""
    session.execute(delete(Erasure).where(Erasure.post_id == news.post_id))
    _note(session, news.post_id, Erased.GONE)


def hear_of_change(session: Session, news: PostChanged | PostRedacted) -> None:
    _note(session, news.post_id, Erased.CHANGED)


def hear_of_hiding(session: Session, news: PostHidden) -> None:
    _note(session, news.post_id, Erased.HIDDEN)


def hear_of_showing(session: Session, news: PostShown) -> None:
    """People may read the words again, also those of a backup."""
    forget(session, _of(news.post_id, Erased.HIDDEN))


def hear_of_parting(session: Session, news: KnownNameLeft) -> None:
    keep(session, Parting(mark=new_id(), handle_id=news.handle_id, month=_this_month()))


def month_of(day: date) -> date:
    """Return the first day of the month: finer than that, no note knows when."""
    return day.replace(day=1)


def keep(session: Session, note: Note) -> None:
    """Keep `note` in place of one of its kind about the same."""
    forget(session, note)
    session.add(note)
    session.flush()  # the same may happen to it twice in one transaction


def forget(session: Session, note: Note) -> None:
    """Forget what is of this kind and about the same."""
    table = type(note)
    same = (getattr(table, name) == getattr(note, name) for name in _SAME[table])
    session.execute(delete(table).where(*same))


def _note(session: Session, post_id: bytes, kind: Erased) -> None:
    keep(session, _of(post_id, kind))


def _of(post_id: bytes, kind: Erased) -> Erasure:
    return Erasure(mark=new_id(), post_id=post_id, kind=kind, month=_this_month())


def _this_month() -> date:
    return month_of(now().date())
