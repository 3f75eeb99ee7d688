"""What somebody was told: notices, and what moderators decided about their words."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.database import AnyRow
from forum.leaving.belongings import Belongings
from forum.leaving.download.pieces import Item, in_pieces, post_address, thread_address
from forum.moderation.deciding.models import Appeal, Decision, Sanction
from forum.moderation.models import Case
from forum.notices.marking import Marks, marks_for
from forum.notices.models import Notice


def notices(session: Session, mine: Belongings, today: date) -> Iterator[Item]:
    marks = marks_for(session, mine.root, today=today)
    for some in in_pieces(sorted({key.handle_id for key in mine.keyring})):
        wanted = select(Notice.id, Notice.kind, Notice.post_id, Notice.day)
        for row in session.execute(wanted.where(Notice.handle_id.in_(some))).all():
            yield _notice(row, marks)


def _notice(row: AnyRow, marks: Marks) -> Item:
    return {
        "what": str(row.kind),
        "post": post_address(row.post_id),
        "day": row.day.isoformat(),
        "read": marks.is_read(row),
        "cleared": marks.is_cleared(row),
    }


def decisions(session: Session, mine: Belongings) -> Iterator[Item]:
    """Yield what was decided of their posts, and told to them; and what they said against it."""
    wanted = (
        select(Case.post_id, Decision.acts, Decision.rule, Decision.message)
        .add_columns(Decision.settled_on, Appeal.text, Appeal.day)
        .join(Decision, Decision.case_id == Case.id)
        .outerjoin(Appeal, Appeal.decision_id == Decision.id)
        .where(Decision.settled_on.is_not(None), ~Decision.undone)
    )
    for some in in_pieces([post for posts in mine.posts.values() for post in posts]):
        for row in session.execute(wanted.where(Case.post_id.in_(some))).all():
            yield {
                "post": post_address(row.post_id),
                "decided": row.acts.split("\n"),
                "house_rule": row.rule,
                "message": row.message,
                "day": row.settled_on.isoformat(),
                "you_said": row.text,
            }


def sanctions(session: Session, mine: Belongings) -> Iterator[Item]:
    for some in in_pieces(sorted({key.handle_id for key in mine.keyring})):
        rows = session.scalars(select(Sanction).where(Sanction.handle_id.in_(some)))
        yield from [_sanction(row) for row in rows]


def _sanction(row: Sanction) -> Item:
    return {
        "what": str(row.kind),
        "house_rule": row.rule,
        "thread": thread_address(row.thread_id) if row.thread_id else None,
        "message": row.message,
        "day": row.day.isoformat(),
        "until": row.until_day.isoformat(),
    }
