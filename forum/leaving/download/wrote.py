"""What somebody wrote, and under which names."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.boards.models import Board
from forum.database import AnyRow
from forum.handles.models import Handle
from forum.leaving.belongings import Belongings
from forum.leaving.download.pieces import Item, in_pieces, post_address, thread_address
from forum.threads.models import HeldWords, Post, Thread, Words


def names(session: Session, mine: Belongings) -> Iterator[Item]:
    """Yield each name, with the thread that it is for; the known name has none."""
    threads = {handle: thread for thread, handle in mine.voices.items() if handle != mine.known}
    wanted = select(Handle.id, Handle.name, Handle.day)
    for some in in_pieces(sorted({key.handle_id for key in mine.keyring})):
        for row in session.execute(wanted.where(Handle.id.in_(some))).all():
            thread = threads.get(row.id)
            where = thread_address(thread) if thread else None
            yield {"name": row.name, "thread": where, "since": row.day.isoformat()}


def posts(session: Session, mine: Belongings) -> Iterator[Item]:
    """Yield each post, with its words wherever they lie: also held, hidden or sent back."""
    every = [post for of_thread in mine.posts.values() for post in of_thread]
    for some in in_pieces(every):
        rows = session.execute(_posts().where(Post.id.in_(some)))
        yield from [_post(row) for row in rows]  # at once: each piece is read for itself


def _posts() -> Any:
    return (
        select(Post, Thread.title, Board.name.label("board"), Handle.name, Words, HeldWords)
        .join(Thread, Thread.id == Post.thread_id)
        .join(Board, Board.id == Thread.board_id)
        .outerjoin(Handle, Handle.id == Post.handle_id)
        .outerjoin(Words, Words.post_id == Post.id)
        .outerjoin(HeldWords, HeldWords.post_id == Post.id)
    )


def _post(row: AnyRow) -> Item:
    post, words = row.Post, row.Words or row.HeldWords
    is_opening = post.seq == 0
    return {
        "address": post_address(post.id),
        "thread": thread_address(post.thread_id),
        "title": (row.title or (row.HeldWords.title if row.HeldWords else None)),
        "opens_thread": is_opening,
        "board": row.board,
        "name": row.name,
        "day": post.day.isoformat(),
        "hour": post.hour,
        "changed_on": post.edited_on and post.edited_on.isoformat(),
        "state": str(post.state),
        "why_hidden": post.line and str(post.line),
        "house_rule": post.line_rule,
        "hidden_on": post.hidden_on and post.hidden_on.isoformat(),
        "content_notes": (post.notes or "").split("\n") if post.notes else [],
        "answers_it_got": (post.answers or "").split(),
        "helped_on": post.helped_on and post.helped_on.isoformat(),
        "words": words.source if words else None,
    }
