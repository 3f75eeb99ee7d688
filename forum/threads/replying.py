"""Answer somebody: a new post in a thread that is open."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import LargeBinary, bindparam, insert, literal, select
from sqlalchemy.orm import Session, make_transient_to_detached
from sqlalchemy.orm.attributes import instance_dict

from forum.boards.content_notes import check_notes, offered, packed
from forum.boards.models import Board
from forum.database import AnyRow, AnySelect, table_of
from forum.errors import NotFound, Refused
from forum.events import announce
from forum.handles.glancing import glanced
from forum.handles.putting import put_row
from forum.handles.speaking import Writer, take_voice
from forum.language.messages import _
from forum.permissions import readable_by
from forum.public_ids import new_id, number_of
from forum.threads.holding.arriving import arrive
from forum.threads.holding.changing import change
from forum.threads.holding.visible import NOBODY, handles_of, thread_stands_for
from forum.threads.models import HeldWords, Line, Post, PostState, Thread, Words
from forum.threads.news import PostWaits
from forum.threads.places.placing import place_for
from forum.threads.rules import check_board_open, check_body, check_judged, check_open
from forum.writing import VERSION, to_html

# Put together once, for they are asked each time that somebody writes.
_OWN: Any = tuple(bindparam(name, type_=LargeBinary) for name in ("own_0", "own_1"))
_ALREADY = select(Post.state).where(Post.id == bindparam("post")).scalar_subquery()
_NEW = insert(table_of(Post))
_SAID, _HELD = insert(table_of(Words)), insert(table_of(HeldWords))


@dataclass(frozen=True)
class Reply:
    """What a member typed, tidied. `parent_id` is the post answered; None answers the thread.

    `html` is made of the body at once, and so before the transaction: others wait for that.
    """

    body: str
    parent_id: bytes | None = None
    notes: list[str] = field(default_factory=list)
    html: str = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "html", to_html(self.body))


@dataclass(frozen=True)
class Written:
    """A post that has passed all checks and only needs its place.

    `waits` says that nobody else may read it yet; then it brings the `title` that it has as
    the opening post of a thread.
    """

    id: bytes
    handle_id: bytes | None
    body: str
    html: str
    parent: Post | None = None
    notes: list[str] = field(default_factory=list)
    title: str | None = None
    waits: bool = False


def reply(
    session: Session, thread_id: bytes, words: Reply, *, writer: Writer, at: datetime
) -> Post:
    """Add a reply and return it. Sent twice from one form, it is added once.

    Raises:
        NotFound: there is no such thread, or this member may not read it.
        Refused: the thread or board is closed, the thread still waits, the words do not fit,
            other rules hold there than those that were asked, or the post answered is gone.
    """
    post_id = writer.id_for(thread_id, words.parent_id or b"", words.body.encode())
    found = _held(session, thread_id, writer=writer, post_id=post_id)
    check_board_open(found.archived_on)
    check_open(found.locked_reason)
    _check_others_see(session, found)
    body = check_body(words.body)
    notes = check_notes(words.notes, offered(found.content_notes))

    if found.already is not None:
        if found.already != PostState.TAKEN_BACK:
            return session.get_one(Post, post_id)
        post_id = new_id()  # taken back since: sent again, it is said again
    check_judged(writer.judged_on, board_id=found.board_id, posting=found.posting)
    parent = _parent_in(session, found, words.parent_id)
    voice = take_voice(session, writer, thread_id=thread_id, today=at.date())
    written = Written(post_id, voice, body, words.html, parent, notes, waits=writer.waits)
    return publish(session, found, written, at=at)


def _check_others_see(session: Session, thread: AnyRow) -> None:
    """Refuse more words in a thread that nobody but its opener can see."""
    if thread.title is None and not session.scalar(
        select(thread_stands_for(NOBODY)).where(Thread.id == thread.id)
    ):
        raise Refused(
            _(
                "A moderator reads your first words here before others see them. "
                "You can add to the thread after that. Until then you can change what you wrote."
            )
        )


def _held(session: Session, thread_id: bytes, *, writer: Writer, post_id: bytes) -> AnyRow:
    """Return the thread, held so that nobody else writes there until the commit.

    Beside it, what is to be known of its board, and the state of the post if it is there already.
    """
    session.flush()  # what was written just now counts
    given = {"thread": thread_id, "post": post_id}
    for bound, mine in zip(_OWN, handles_of(writer.root, thread_id), strict=True):
        given[bound.key] = mine
    found: list[AnyRow] = glanced(session, _to_write_in(tuple(readable_by(writer))), given)
    if not found:
        raise NotFound
    return found[0]


@cache
def _to_write_in(readings: Sequence[str]) -> AnySelect:
    return (
        select(
            Thread,
            Board.archived_on,
            Board.content_notes,
            Board.posting,
            _ALREADY.label("already"),
        )
        .join(Board, Board.id == Thread.board_id)
        .where(
            Thread.id == bindparam("thread"),
            Board.reading.in_([literal(kind) for kind in readings]),
            thread_stands_for(_OWN),
        )
        .with_for_update(of=Thread)
    )


def publish(session: Session, thread: Thread | AnyRow, written: Written, *, at: datetime) -> Post:
    """Give `written` its place in `thread`, which becomes the latest of its board.

    What waits gets a place too, and nobody but its writer is told.
    """
    row = _placed(session, thread, written, at=at)
    put_row(session, _NEW, row)
    session.add(post := _stored(row))
    change(session, thread, next_seq=thread.next_seq + 1, **_told(session, thread, post, at=at))
    _put_words(session, post, written)
    return post


def _stored(row: dict[str, Any]) -> Post:
    """Return the post of this row as one that was looked up: none of its values is to be written,
    as each that it is made with would be.
    """
    post = Post()
    instance_dict(post).update(row)
    make_transient_to_detached(post)
    return post


def _told(session: Session, thread: Thread | AnyRow, post: Post, *, at: datetime) -> dict[str, Any]:
    """Tell whom it concerns of a new post; return what it changes of its thread."""
    if post.state == PostState.PUBLISHED:
        return arrive(session, thread, post, at=at)
    announce(session, _news_of_waiting(thread, post))
    return {}


def _put_words(session: Session, post: Post, written: Written) -> None:
    row = {
        "post_id": post.id,
        "source": written.body,
        "html": written.html,
        "version": VERSION,
    }
    if written.waits:
        put_row(session, _HELD, row | {"title": written.title})
    else:
        put_row(session, _SAID, row | {"key": number_of(post.id)})


def _placed(
    session: Session, thread: Thread | AnyRow, written: Written, *, at: datetime
) -> dict[str, Any]:
    """Return the row of the post."""
    parent = written.parent
    return {
        "id": written.id,
        "thread_id": thread.id,
        "parent_id": parent.id if parent else None,
        "handle_id": written.handle_id,
        "seq": thread.next_seq,
        "position": place_for(session, thread.id, parent=parent),
        "depth": parent.depth + 1 if parent else min(thread.next_seq, 1),
        "state": PostState.HELD if written.waits else PostState.PUBLISHED,
        "line": Line.WAITING if written.waits else None,
        "day": at.date(),
        "hour": at.hour,
        "notes": packed(written.notes),
    }


def _news_of_waiting(thread: Thread | AnyRow, post: Post) -> PostWaits:
    return PostWaits(
        post_id=post.id,
        thread_id=thread.id,
        board_id=thread.board_id,
        handle_id=post.handle_id,
        is_opening=post.seq == 0,
        day=post.day,
    )


def _parent_in(session: Session, thread: AnyRow, parent_id: bytes | None) -> Post | None:
    if parent_id is None:
        return None
    parent = session.get(Post, parent_id)
    if parent is None or parent.thread_id != thread.id or parent.state != PostState.PUBLISHED:
        raise Refused(
            _(
                "The post you were answering is not there any more. Your words are still here. "
                "You can add them to the thread instead."
            ),
            field="parent",
        )
    return parent
