"""What a handle leaves behind that is nobody's now: what it follows, is told and may not do."""

from sqlalchemy import delete
from sqlalchemy.orm import Session

from forum.moderation.deciding.models import Sanction
from forum.notices.models import Follow, Notice


def forget_traces(session: Session, handle: bytes) -> None:
    """Forget them, of one handle: no transaction joins two of one person."""
    for table in (Follow, Notice, Sanction):
        session.execute(delete(table).where(table.handle_id == handle))
