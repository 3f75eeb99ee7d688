"""What a member's own keyring says of them, at the moment in which they write. Nothing keeps it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum

from sqlalchemy import BindParameter, bindparam, func, select
from sqlalchemy.orm import Session

from forum.database import in_parts
from forum.handles.deriving import handle_id
from forum.handles.glancing import glanced
from forum.handles.keyring import Key, keys, some_keys
from forum.handles.models import Handle
from forum.moderation.deciding.models import Sanction, SanctionKind
from forum.threads.models import Post, PostState

COUNTED = (PostState.PUBLISHED, PostState.WITHHELD)
_HANDLES: BindParameter[bytes] = bindparam("handles", expanding=True)
# Both are asked each time that somebody writes, so they are put together once.
_WRITTEN = (
    select(Post.state, func.count())
    .where(Post.handle_id.in_(_HANDLES), Post.state.in_(COUNTED))
    .group_by(Post.state)
)
# Whatever holds at this moment, on whomever, with the scope that the name is of, if it is there.
_LIVE = (
    select(Sanction.id, Sanction.handle_id, Handle.scope)
    .outerjoin(Handle, Handle.id == Sanction.handle_id)
    .where(Sanction.until_day >= bindparam("today"))
)
STOPS_WRITING = (SanctionKind.BAR, SanctionKind.PAUSE, SanctionKind.MUTE)


class Standing(StrEnum):
    """All that a moderator learns of who wrote something."""

    NEW = "new"
    SETTLED = "settled"
    EARLIER_DECISION = "earlier-decision"


def standing_of(
    written: Counter[PostState], sanctions: Sequence[Sanction], *, first_posts: int
) -> Standing:
    """Return how a member stands who has `written` so much and on whom these sanctions are.

    Args:
        first_posts: so many posts that others can read make somebody settled.
    """
    if sanctions or written[PostState.WITHHELD]:
        return Standing.EARLIER_DECISION
    is_settled = written[PostState.PUBLISHED] >= first_posts
    return Standing.SETTLED if is_settled else Standing.NEW


def written_with(session: Session, keyring: Sequence[Key]) -> Counter[PostState]:
    """Return how many posts of the keyring's owner others can read, and how many are withheld."""
    found: Counter[PostState] = Counter()
    for some in in_parts(_handles(keyring)):
        rows = session.execute(_WRITTEN, {"handles": some})
        found.update({PostState(state): count for state, count in rows})
    return found


def has_published(session: Session, root: bytes, posts: int) -> bool:
    """Return whether others can read so many posts of a member. It looks no further than it must.

    A keyring may hold thousands of keys, and opening them all takes longer than writing a post.
    """
    seen, count = set[bytes](), 0
    for some in some_keys(session, root) if posts else ():
        new = [key for key in some if key.handle_id not in seen]
        seen.update(key.handle_id for key in new)
        count += written_with(session, new)[PostState.PUBLISHED]
        if count >= posts:
            return True
    return not posts


def live_sanctions(session: Session, root: bytes, *, today: date) -> list[Sanction]:
    """Return what holds for any handle of a member, the most serious and longest first.

    Of the few names that anything holds for, it asks whether they would be this member's in their
    scope. The keyring, which may be long, is opened only for a name that is gone with its thread.
    """
    rows = glanced(session, _LIVE, {"today": today})
    is_lost = any(row.scope is None for row in rows)
    own = {key.handle_id for key in keys(session, root)} if is_lost else ()
    found = [
        session.get_one(Sanction, row.id)
        for row in rows
        if row.handle_id in own or (row.scope and handle_id(root, row.scope) == row.handle_id)
    ]
    order = list(reversed(SanctionKind))
    found.sort(key=lambda each: each.until_day, reverse=True)
    return sorted(found, key=lambda each: order.index(SanctionKind(each.kind)))


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
