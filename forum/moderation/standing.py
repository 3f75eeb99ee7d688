"""What a member's own keyring says of them, at the moment in which they write. Nothing keeps it."""

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.database import in_parts
from forum.handles.keyring import Key
from forum.moderation.deciding.models import Sanction, SanctionKind
from forum.threads.models import Post, PostState

STOPS_WRITING = (SanctionKind.BAR, SanctionKind.PAUSE, SanctionKind.MUTE)


class Standing(StrEnum):
    """All that a moderator learns of who wrote something."""

    NEW = "new"
    SETTLED = "settled"
    EARLIER_DECISION = "earlier-decision"


def standing_of(
    session: Session, keyring: Sequence[Key], *, first_posts: int, today: date
) -> Standing:
    """Return how the member with this keyring stands.

    Args:
        first_posts: so many posts that others can read make somebody settled.
    """
    mine = _handles(keyring)
    if live_sanctions(session, keyring, today=today) or _is_any(session, mine, PostState.WITHHELD):
        return Standing.EARLIER_DECISION
    is_settled = has_written(session, keyring, posts=first_posts)
    return Standing.SETTLED if is_settled else Standing.NEW


def has_written(session: Session, keyring: Sequence[Key], *, posts: int) -> bool:
    """Return whether others can read at least so many posts of this member."""
    return _how_many(session, _handles(keyring), most=posts) >= posts


def live_sanctions(session: Session, keyring: Sequence[Key], *, today: date) -> list[Sanction]:
    """Return what holds for any handle of the keyring, the most serious first."""
    found: list[Sanction] = []
    for some in in_parts(_handles(keyring)):
        live = Sanction.handle_id.in_(some), Sanction.until_day >= today
        found += session.scalars(select(Sanction).where(*live))
    order = list(reversed(SanctionKind))
    return sorted(found, key=lambda each: (order.index(SanctionKind(each.kind)), each.until_day))


def stops_writing(sanctions: Iterable[Sanction], *, thread_id: bytes | None) -> Sanction | None:
    """Return what keeps the member from writing in a thread, or a new one; None if nothing."""
    for sanction in sanctions:
        is_elsewhere = sanction.kind == SanctionKind.MUTE and sanction.thread_id != thread_id
        if sanction.kind in STOPS_WRITING and not is_elsewhere:
            return sanction
    return None


def lets_wait(sanctions: Iterable[Sanction]) -> bool:
    """Return whether everything that the member sends waits for a moderator."""
    return any(sanction.kind == SanctionKind.HOLD for sanction in sanctions)


def _handles(keyring: Sequence[Key]) -> list[bytes]:
    return list({key.handle_id: None for key in keyring})


def _how_many(session: Session, mine: Sequence[bytes], *, most: int) -> int:
    count = 0
    for some in in_parts(mine):
        written = select(Post.id).where(Post.handle_id.in_(some), Post.state == PostState.PUBLISHED)
        count += len(session.scalars(written.limit(most)).all())
    return count


def _is_any(session: Session, mine: Sequence[bytes], state: PostState) -> bool:
    for some in in_parts(mine):
        those = select(Post.id).where(Post.handle_id.in_(some), Post.state == state)
        if session.scalar(those.limit(1)) is not None:
            return True
    return False
