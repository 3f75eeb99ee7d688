"""Change one's own words. The old ones are gone with the commit."""

import hashlib
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.boards.content_notes import check_notes, offered, packed, unpacked
from forum.boards.models import Board
from forum.database import AnySelect
from forum.errors import Conflict, NotAllowed, NotFound
from forum.events import announce
from forum.handles.deriving import own_handles
from forum.handles.speaking import Writer
from forum.language.messages import _
from forum.permissions import Viewer, readable_by
from forum.threads.models import Post, PostState, Thread, Words
from forum.threads.news import PostChanged, PostMarked
from forum.threads.rules import check_body, check_open
from forum.writing import VERSION, to_html


@dataclass(frozen=True)
class Revision:
    """The new words, tidied, and the mark of the words that the member had before them.

    `was` is what `mark_of` said when the form was made; empty when the form did not say.
    `title` is heeded only for words that nobody else can read; None leaves the title.
    """

    body: str
    was: str = ""
    notes: list[str] = field(default_factory=list)
    title: str | None = None


def mark_of(source: str, title: str | None = None) -> str:
    """Return a short mark by which a form knows which words it started from."""
    words = source if title is None else f"{title}\0{source}"
    return hashlib.blake2b(words.encode(), digest_size=8).hexdigest()


def check_not_changed(revision: Revision, *, title: str | None, source: str) -> None:
    """Refuse a revision of other words than these."""
    if revision.was not in ("", mark_of(source), mark_of(source, title)):
        raise Conflict(
            _(
                "You changed this post in another window meanwhile. Below are the words that you "
                "typed just now. Send them again to use them instead."
            )
        )


def revise(
    session: Session, post_id: bytes, revision: Revision, *, writer: Writer, at: datetime
) -> Post:
    """Replace the words of the member's own post, which everybody can read.

    Raises:
        NotFound: there is no such post, it is gone, or it is hidden.
        NotAllowed: it is somebody else's.
        Refused: the thread is closed, or the words do not fit.
        Conflict: the words were changed since the form was made.
    """
    post, thread = own_post_to_change(session, post_id, writer=writer)
    if post.state != PostState.PUBLISHED:
        raise NotFound
    check_open(thread.locked_reason)
    body = check_body(revision.body)
    board = session.get_one(Board, thread.board_id)
    # A note that the board no longer offers may stay where it is.
    offers = [*offered(board.content_notes), *unpacked(post.notes)]
    notes = packed(check_notes(revision.notes, offers))
    words = session.get_one(Words, post.id)
    if words.source == body:
        if post.notes != notes:
            announce(session, PostMarked(post.id))
        post.notes = notes
        return post
    title = thread.title if post.seq == 0 else None
    check_not_changed(revision, title=title, source=words.source)
    words.source, words.html, words.version = body, to_html(body), VERSION
    post.edited_on, post.notes = at.date(), notes
    announce(session, PostChanged(post.id))
    return post


def own_post(session: Session, post_id: bytes, *, writer: Writer) -> tuple[Post, Thread]:
    """Return the member's own post and its thread, to be shown; also when it is hidden.

    Raises:
        NotFound: there is no such post, it is gone, or this member may not read it.
        NotAllowed: it is somebody else's.
    """
    return _if_own(_found(session, _with_words(post_id, viewer=writer)), writer=writer)


def own_post_to_change(session: Session, post_id: bytes, *, writer: Writer) -> tuple[Post, Thread]:
    """Return the same, held until the commit; raises the same."""
    found = _found(session, _held(_with_words(post_id, viewer=writer)))
    return _if_own(found, writer=writer)


def post_to_change(session: Session, post_id: bytes, *, viewer: Viewer) -> tuple[Post, Thread]:
    """Return a post that everybody can read, and its thread, held until the commit.

    Raises:
        NotFound: there is no such post, it is gone or hidden, or `viewer` may not read it.
    """
    wanted = _with_words(post_id, viewer=viewer).where(Post.state == PostState.PUBLISHED)
    return _found(session, _held(wanted))


def _held(wanted: AnySelect) -> AnySelect:
    """Hold both: whoever waited for the thread must see what became of the post meanwhile."""
    return wanted.with_for_update(of=(Thread, Post))


def _with_words(post_id: bytes, *, viewer: Viewer) -> AnySelect:
    return (
        select(Post, Thread)
        .join(Thread, Thread.id == Post.thread_id)
        .join(Board, Board.id == Thread.board_id)
        .where(
            Post.id == post_id,
            Post.state != PostState.TAKEN_BACK,
            Board.reading.in_(readable_by(viewer)),
        )
    )


def _found(session: Session, wanted: AnySelect) -> tuple[Post, Thread]:
    found = session.execute(wanted).one_or_none()
    if found is None:
        raise NotFound
    return found.Post, found.Thread


def _if_own(found: tuple[Post, Thread], *, writer: Writer) -> tuple[Post, Thread]:
    """Of what is hidden, nobody but its writer may learn that it is there."""
    post, thread = found
    if post.handle_id in own_handles(writer.root, thread.id):
        return post, thread
    if post.state != PostState.PUBLISHED:
        raise NotFound
    raise NotAllowed(_("Only the person who wrote this can change it."))
