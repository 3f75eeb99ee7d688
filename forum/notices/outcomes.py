"""Tell of what moderators decided: to who wrote something, and to who told them of it."""

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import delete, insert
from sqlalchemy.orm import Session

from forum.database import in_parts, table_of
from forum.handles.putting import put_rows
from forum.notices.models import Notice, NoticeKind
from forum.sealing import derive

_NEW = insert(table_of(Notice))


def tell_outcome(
    session: Session,
    handles: Sequence[bytes],
    told: tuple[NoticeKind, bytes],
    *,
    about: bytes,
    day: date,
) -> None:
    """Tell each of `handles`, in place of what they were told in this way before.

    Args:
        told: what is told, and 16 bytes of what was decided: so that it is new to somebody who
            has cleared the one before.
    """
    kind, _ = told
    for some in in_parts(handles):
        session.execute(
            delete(Notice).where(
                Notice.handle_id.in_(some), Notice.kind == kind, Notice.post_id == about
            )
        )
    put_notices(session, handles, told, about=about, day=day)


def put_notices(
    session: Session,
    handles: Iterable[bytes],
    told: tuple[NoticeKind, bytes],
    *,
    about: bytes,
    day: date,
) -> None:
    """Write a notice for each of `handles`. Said once more, it is what was cleared before."""
    kind, mark = told
    said, alike = about + kind.encode() + mark, {"kind": kind, "post_id": about, "day": day}
    rows = [
        {"id": derive(handle, "notice", said), "handle_id": handle, **alike} for handle in handles
    ]
    if rows:
        put_rows(session.connection(), _NEW, rows)
