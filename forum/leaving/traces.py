"""What a handle leaves behind that is nobody's now: what it follows, is told and may not do."""

from collections.abc import Iterable

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from forum.database import in_parts
from forum.moderation.deciding.models import Sanction
from forum.moderation.models import Flag
from forum.notices.models import Follow, Notice
from forum.threads.models import Answer

TRACES = (Follow, Notice, Sanction)
SAID = (Answer, Flag)
Tables = tuple[type[Answer | Flag | Follow | Notice | Sanction], ...]


def found_in(session: Session, tables: Tables, handles: Iterable[bytes]) -> set[bytes]:
    """Return which of the handles these tables know: most have nothing there to let go of."""
    return {
        handle
        for some in in_parts(list(handles))
        for table in tables
        for handle in session.scalars(select(table.handle_id).where(table.handle_id.in_(some)))
    }


def forget_traces(session: Session, handle: bytes) -> None:
    """Forget them, of one handle: no transaction joins two of one person."""
    for table in TRACES:
        session.execute(delete(table).where(table.handle_id == handle))
