"""What to open next: the most urgent case that nobody else reads. Nothing here writes."""

from datetime import datetime

from sqlalchemy.orm import Session

from forum.boards.content_notes import unpacked
from forum.moderation.deciders import Decider
from forum.moderation.queue.candidates import for_decider, what_waits
from forum.moderation.welfare.own_way import OwnWay


def next_case(
    session: Session, decider: Decider, way: OwnWay, *, at: datetime, but: bytes = b""
) -> bytes | None:
    """Return the id of the case to open next, or None when nothing waits.

    What this moderator reads already comes first: it was opened and not decided. `but` is the
    case that they come from.
    """
    found = what_waits(session, decider.boards, at=at)
    free = [
        row
        for row in for_decider(session, decider, found)
        if row.id != but and row.reader in (None, decider.staff_id)
        if not way.leaves_to_others(row.band, unpacked(row.topics))
    ]
    mine = [row for row in free if row.reader == decider.staff_id]
    return next((bytes(row.id) for row in mine + free), None)
