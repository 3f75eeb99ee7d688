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
from forum.handles.deriving import own_handles
from forum.handles.speaking import Writer
from forum.permissions import Viewer, readable_by
from forum.threads.models import Post, PostState, Thread, Words
from forum.threads.rules import check_body, check_open
from forum.writing import VERSION, to_html


@dataclass(frozen=True)
class Revision:
    """The new words, tidied, and the mark of the words that the member had before them.

    `was` is what `mark_of` said when the form was made; empty when the form did not say.
    """

    body: str
    was: str = ""
    notes: list[str] = field(default_factory=list)


def mark_of(source: str) -> str:
    """Return a short mark by which a form knows which words it started from."""
    return hashlib.blake2b(source.encode(), digest_size=8).hexdigest()


def revise(
    session: Session, post_id: bytes, revision: Revision, *, writer: Writer, at: datetime
) -> Post:
    """Replace the words of the member's own post.

    Raises:
        NotFound: there is no such post, or it is gone.
        NotAllowed: it is somebody else's.
        Refused: the thread is closed, or the words do not fit.
        Conflict: the words were changed since the form was made.
    """
    post, thread = own_post_to_change(session, post_id, writer=writer)
    check_open(thread.locked_reason)
    body = check_body(revision.body)
    board = session.get_one(Board, thread.board_id)
    # A note that the board no longer offers may stay where it is.
    offers = [*offered(board.content_notes), *unpacked(post.notes)]
    notes = packed(check_notes(revision.notes, offers))
    words = session.get_one(Words, post.id)
    if words.source == body:
        post.notes = notes
        return post
    if revision.was and revision.was != mark_of(words.source):
        raise Conflict(
            "You changed this post in another window meanwhile. Below are the words that you "
            "typed just now. Send them again to use them instead."
        )

    words.source, words.html, words.version = body, to_html(body), VERSION
    post.edited_on, post.notes = at.date(), notes
    return post


def own_post(session: Session, post_id: bytes, *, writer: Writer) -> tuple[Post, Thread]:
    """Return the member's own post and its thread, to be shown.

    Raises:
        NotFound: there is no such post, it is gone, or this member may not read it.
        NotAllowed: it is somebody else's.
    """
    return _if_own(_found(session, _published(post_id, viewer=writer)), writer=writer)


def own_post_to_change(session: Session, post_id: bytes, *, writer: Writer) -> tuple[Post, Thread]:
    """Return the same, held until the commit; raises the same."""
    return _if_own(post_to_change(session, post_id, viewer=writer), writer=writer)


def post_to_change(session: Session, post_id: bytes, *, viewer: Viewer) -> tuple[Post, Thread]:
    """Return a post that `viewer` can read, and its thread, held until the commit.

    Raises:
        NotFound: there is no such post, it is gone, or `viewer` may not read it.
    """
    # Both: whoever waited for the thread must see what became of the post meanwhile.
    held = _published(post_id, viewer=viewer).with_for_update(of=(Thread, Post))
    return _found(session, held)


def _published(post_id: bytes, *, viewer: Viewer) -> AnySelect:
    return (
        select(Post, Thread)
        .join(Thread, Thread.id == Post.thread_id)
        .join(Board, Board.id == Thread.board_id)
        .where(
            Post.id == post_id,
            Post.state == PostState.PUBLISHED,
            Board.reading.in_(readable_by(viewer)),
        )
    )


def _found(session: Session, wanted: AnySelect) -> tuple[Post, Thread]:
    found = session.execute(wanted).one_or_none()
    if found is None:
        raise NotFound
    return found.Post, found.Thread


def _if_own(found: tuple[Post, Thread], *, writer: Writer) -> tuple[Post, Thread]:
    post, thread = found
    if post.handle_id not in own_handles(writer.root, thread.id):
        raise NotAllowed("Only the person who wrote this can change it.")
    return post, thread
