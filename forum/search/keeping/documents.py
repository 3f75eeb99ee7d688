"""What is to be found of posts, as the database has it now.

Published words on boards that everybody or all members may read, and nothing else.
"""

from collections.abc import Callable, Collection, Iterator
from functools import partial

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session, aliased

from forum.boards.content_notes import unpacked
from forum.boards.models import Board, Reading
from forum.database import AnyRow, AnySelect, in_parts
from forum.search.backend import Document
from forum.threads.models import Post, PostState, Thread, Words

READ_AT_ONCE = 1000
SEARCHABLE = (Reading.EVERYONE, Reading.MEMBERS)
Opening = aliased(Post)
Look = Callable[[], Session]


def among(session: Session, post_ids: Collection[bytes]) -> Iterator[Document]:
    """Yield the documents of those posts that can be found."""
    for part in in_parts(list(post_ids)):
        rows = session.execute(_findable().where(Post.id.in_(part))).all()
        helped = _helped(session, {row.thread_id for row in rows})
        yield from map(partial(_document, helped=helped), rows)


def of_threads(session: Session, thread_ids: Collection[bytes]) -> Iterator[Document]:
    """Yield the documents of these conversations."""
    for part in in_parts(list(thread_ids)):
        helped = _helped(session, part)
        rows = session.execute(_findable().where(Post.thread_id.in_(part))).all()
        yield from map(partial(_document, helped=helped), rows)


def everything(look: Look) -> Iterator[Document]:
    """Yield all documents, a few at a time.

    In between nothing of the database is held on to, so that its log can shrink: what changes
    meanwhile may be told as it was or as it is.

    Args:
        look: begins to look at the database anew.
    """
    with look() as session:
        helped = frozenset(session.scalars(_marked()))
    last: bytes | None = b""
    while last is not None:
        with look() as session:
            rows = session.execute(_after(last)).all()
        yield from map(partial(_document, helped=helped), rows)
        last = rows[-1].id if rows else None


def count(session: Session) -> int:
    """Return how many documents there are."""
    return session.scalar(select(func.count()).select_from(_findable().subquery())) or 0


def ids_in(session: Session, thread_ids: Collection[bytes]) -> set[bytes]:
    """Return every post of these conversations, whoever may read it."""
    parts = in_parts(list(thread_ids))
    wanted = (select(Post.id).where(Post.thread_id.in_(part)) for part in parts)
    return {post_id for query in wanted for post_id in session.scalars(query)}


def _findable() -> AnySelect:
    is_opening = and_(Opening.thread_id == Thread.id, Opening.seq == 0)
    is_shown = Opening.state == PostState.PUBLISHED
    return (
        select(
            *(Post.id, Post.thread_id, Post.seq, Post.day, Post.notes, Words.source),
            *(Thread.title, Thread.board_id, Thread.answered_on, Board.reading),
            Opening.notes.label("notes_of_all"),
        )
        .join(Thread, Thread.id == Post.thread_id)
        .join(Board, Board.id == Thread.board_id)
        .join(Words, Words.post_id == Post.id)
        .outerjoin(Opening, and_(is_opening, is_shown))
        .where(Post.state == PostState.PUBLISHED, Board.reading.in_(SEARCHABLE))
    )


def _after(post_id: bytes) -> AnySelect:
    return _findable().where(Post.id > post_id).order_by(Post.id).limit(READ_AT_ONCE)


def _marked() -> AnySelect:
    """Return the query of the conversations with a reply that helped who asked."""
    marked = Post.helped_on.is_not(None), Post.state == PostState.PUBLISHED
    return select(Post.thread_id).where(*marked).distinct()


def _helped(session: Session, thread_ids: Collection[bytes]) -> frozenset[bytes]:
    parts = in_parts(list(thread_ids))
    queries = (_marked().where(Post.thread_id.in_(part)) for part in parts)
    return frozenset(found for query in queries for found in session.scalars(query))


def _document(row: AnyRow, *, helped: Collection[bytes]) -> Document:
    return Document(
        id=row.id,
        thread=row.thread_id,
        board=row.board_id,
        everyone=row.reading == Reading.EVERYONE,
        day=row.day,
        title=row.title or "" if row.seq == 0 else "",
        body=row.source,
        helped=row.thread_id in helped,
        waiting=row.answered_on is None,
        notes=frozenset([*unpacked(row.notes), *unpacked(row.notes_of_all)]),
    )
