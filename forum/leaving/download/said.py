"""What somebody said without a name: answers, what they told moderators, what they follow."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.boards.models import Board
from forum.leaving.belongings import Belongings
from forum.leaving.download.pieces import Item, in_pieces, post_address, thread_address
from forum.moderation.models import Flag
from forum.notices.models import Follow
from forum.threads.models import Answer, Post


def answers(session: Session, mine: Belongings) -> Iterator[Item]:
    for thread, reader in mine.readers.items():
        given = select(Answer.post_id, Answer.kind).join(Post, Post.id == Answer.post_id)
        here = Post.thread_id == thread, Answer.handle_id == reader
        for row in session.execute(given.where(*here)).all():
            yield {"post": post_address(row.post_id), "answer": row.kind}


def flags(session: Session, mine: Belongings) -> Iterator[Item]:
    for some in in_pieces(list(mine.readers.values())):
        wanted = select(Flag.post_id, Flag.reason, Flag.note, Flag.day, Flag.outcome)
        for row in session.execute(wanted.where(Flag.handle_id.in_(some))).all():
            yield {
                "post": post_address(row.post_id),
                "reason": str(row.reason),
                "words": row.note,
                "day": row.day.isoformat(),
                "outcome": row.outcome and str(row.outcome),
            }


def follows(session: Session, mine: Belongings) -> Iterator[Item]:
    handles = [*mine.readers.values(), *mine.boards.values()]
    for some in in_pieces(handles):
        wanted = select(Follow.about_id, Board.name, Board.slug)
        wanted = wanted.outerjoin(Board, Board.id == Follow.about_id)
        for row in session.execute(wanted.where(Follow.handle_id.in_(some))).all():
            where = f"/boards/{row.slug}" if row.slug else thread_address(row.about_id)
            yield {"address": where, "board": row.name}
