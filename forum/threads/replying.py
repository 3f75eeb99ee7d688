"""Answer somebody: a new post in a thread that is open."""

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from forum.boards.content_notes import check_notes, offered, packed
from forum.boards.models import Board
from forum.errors import NotFound, Refused
from forum.events import announce
from forum.handles.speaking import Writer, take_voice
from forum.permissions import Viewer, readable_by
from forum.public_ids import new_id
from forum.threads.models import Post, PostState, Thread, Words
from forum.threads.news import PostPublished
from forum.threads.placing import place_for
from forum.threads.rules import check_board_open, check_body, check_open
from forum.threads.waiting import note_first_reply
from forum.writing import VERSION, to_html


@dataclass(frozen=True)
class Reply:
    """What a member typed, tidied. `parent_id` is the post answered; None answers the thread."""

    body: str
    parent_id: bytes | None = None
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Written:
    """A post that has passed all checks and only needs its place."""

    id: bytes
    handle_id: bytes | None
    body: str
    parent: Post | None = None
    notes: list[str] = field(default_factory=list)


def reply(
    session: Session, thread_id: bytes, words: Reply, *, writer: Writer, at: datetime
) -> Post:
    """Add a reply and return it. Sent twice from one form, it is added once.

    Raises:
        NotFound: there is no such thread, or this member may not read it.
        Refused: the thread or board is closed, the words do not fit, or the post answered
            is gone.
    """
    thread, board = thread_to_write_in(session, thread_id, viewer=writer)
    check_board_open(board.archived_on)
    check_open(thread.locked_reason)
    body = check_body(words.body)
    notes = check_notes(words.notes, offered(board.content_notes))

    post_id = writer.id_for(thread_id, words.parent_id or b"", body.encode())
    if (already := session.get(Post, post_id)) is not None:
        if already.state != PostState.TAKEN_BACK:
            return already
        post_id = new_id()  # taken back since: sent again, it is said again
    parent = _parent_in(session, thread, words.parent_id)
    voice = take_voice(session, writer, thread_id=thread_id, today=at.date())
    return publish(session, thread, Written(post_id, voice.id, body, parent, notes), at=at)


def thread_to_write_in(
    session: Session, thread_id: bytes, *, viewer: Viewer
) -> tuple[Thread, Board]:
    """Return the thread and its board, held so that nobody else writes there until the commit."""
    found = session.execute(
        select(Thread, Board)
        .join(Board, Board.id == Thread.board_id)
        .where(Thread.id == thread_id, Board.reading.in_(readable_by(viewer)))
        .with_for_update(of=Thread)
    ).one_or_none()
    if found is None:
        raise NotFound
    return found.Thread, found.Board


def publish(session: Session, thread: Thread, written: Written, *, at: datetime) -> Post:
    """Give `written` its place in `thread`, which becomes the latest of its board."""
    parent = written.parent
    post = Post(
        id=written.id,
        thread_id=thread.id,
        parent_id=parent.id if parent else None,
        handle_id=written.handle_id,
        seq=thread.next_seq,
        position=place_for(session, thread, parent=parent),
        depth=parent.depth + 1 if parent else min(thread.next_seq, 1),
        state=PostState.PUBLISHED,
        day=at.date(),
        hour=at.hour,
        notes=packed(written.notes),
    )
    html = to_html(written.body)
    session.add(post)
    session.flush()  # the words need their post
    session.add(Words(post_id=post.id, source=written.body, html=html, version=VERSION))

    thread.next_seq += 1
    _count(session, thread, post, at=at)
    thread.last_step = next_step(session, thread.board_id, at)
    thread.last_day, thread.last_hour = at.date(), at.hour
    announce(session, _news_of(thread, post))
    return post


def _count(session: Session, thread: Thread, post: Post, *, at: datetime) -> None:
    """Count a reply; and the wait that ends, when somebody else answers for the first time."""
    if post.seq == 0:
        return
    thread.replies += 1
    if post.handle_id == thread.handle_id:
        return
    if thread.answered_on is None:
        if _is_first_ever(session, thread, post):
            note_first_reply(session, thread, at=at)
        thread.answered_on = at.date()


def _is_first_ever(session: Session, thread: Thread, post: Post) -> bool:
    """Return whether all that came before is the opener's; what others took back leaves a gap."""
    by_opener = select(func.count()).where(
        Post.thread_id == thread.id, Post.handle_id == thread.handle_id, Post.seq < post.seq
    )
    return session.scalar(by_opener) == post.seq


def _news_of(thread: Thread, post: Post) -> PostPublished:
    return PostPublished(
        post_id=post.id,
        thread_id=thread.id,
        board_id=thread.board_id,
        parent_id=post.parent_id,
        handle_id=post.handle_id,
        is_opening=post.seq == 0,
        day=post.day,
    )


def next_step(session: Session, board_id: bytes, at: datetime) -> int:
    """Return the place after the latest reply of this day on this board."""
    latest = select(func.max(Thread.last_step)).where(
        Thread.board_id == board_id, Thread.last_day == at.date()
    )
    return (session.scalar(latest) or 0) + 1


def _parent_in(session: Session, thread: Thread, parent_id: bytes | None) -> Post | None:
    if parent_id is None:
        return None
    parent = session.get(Post, parent_id)
    if parent is None or parent.thread_id != thread.id or parent.state != PostState.PUBLISHED:
        raise Refused(
            "The post you were answering has been taken back. Your words are still here. "
            "You can add them to the thread instead.",
            field="parent",
        )
    return parent
