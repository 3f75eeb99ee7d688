"""Keep a post to find it again: one sealed entry for each thread, which only its owner can open."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.boards.models import Board
from forum.database import AnyRow, in_parts
from forum.errors import Refused
from forum.handles.deriving import reader_in, reader_scope
from forum.handles.entries import Kind, drop, find, find_each, put
from forum.handles.keyring import Key, come_in
from forum.handles.models import Handle
from forum.language.messages import _
from forum.permissions import Viewer, readable_by
from forum.public_ids import from_text, to_text
from forum.threads.models import Post, PostState, Thread, Words

KEPT_POSTS = Kind("kept posts", size=1024)
MOST_OF_A_THREAD = 30


@dataclass(frozen=True)
class KeptPost:
    """A kept post as a page shows it; `row` is None when it is gone by now."""

    post_id: bytes
    thread_id: bytes
    row: AnyRow | None


def keep_post(session: Session, root: bytes, post: Post) -> None:
    """Keep the post. Asked twice, it is done once.

    Raises:
        Refused: MOST_OF_A_THREAD posts of this thread are kept already.
    """
    kept = _kept(session, root, post.thread_id)
    if to_text(post.id) in kept:
        return
    if len(kept) >= MOST_OF_A_THREAD:
        raise Refused(
            _(
                "You have kept %(most)d posts of this thread. Let go of one first.",
                most=MOST_OF_A_THREAD,
            )
        )
    come_in(session, root, reader_scope(post.thread_id))
    put(session, root, KEPT_POSTS, post.thread_id, holds=[*kept, to_text(post.id)])


def let_go_of(session: Session, root: bytes, *, thread_id: bytes, post_id: bytes) -> None:
    """Keep the post no longer, whether it is still there or not."""
    left = [kept for kept in _kept(session, root, thread_id) if kept != to_text(post_id)]
    if left:
        put(session, root, KEPT_POSTS, thread_id, holds=left)
    else:
        drop(session, root, KEPT_POSTS, thread_id)


def kept_posts(
    session: Session, root: bytes, keyring: Sequence[Key], *, viewer: Viewer
) -> list[KeptPost]:
    """Return the member's kept posts, those of one thread together, the latest thread first."""
    threads = [thing for key in keyring if (thing := reader_in(key.scope))]
    found = find_each(session, root, KEPT_POSTS, threads)
    kept = [
        (from_text(post), thing) for thing in reversed(threads) for post in found.get(thing, [])
    ]
    there = _posts(session, [post_id for post_id, _ in kept], viewer=viewer)
    return [KeptPost(post_id, thread, there.get(post_id)) for post_id, thread in kept]


def _kept(session: Session, root: bytes, thread_id: bytes) -> list[str]:
    kept: list[str] = find(session, root, {"": (KEPT_POSTS, thread_id)}).get("", [])
    return kept


def _posts(session: Session, post_ids: Sequence[bytes], *, viewer: Viewer) -> dict[bytes, AnyRow]:
    wanted = (
        select(
            Post.id,
            Post.day,
            Post.hour,
            Post.handle_id,
            Post.notes,
            Words.source,
            Handle.name,
            Thread.title,
            Thread.handle_id.label("starter_id"),
            Board.name.label("board_name"),
        )
        .join(Words, Words.post_id == Post.id)
        .join(Thread, Thread.id == Post.thread_id)
        .join(Board, Board.id == Thread.board_id)
        .outerjoin(Handle, Handle.id == Post.handle_id)
        .where(
            Post.state == PostState.PUBLISHED,
            Board.reading.in_(readable_by(viewer)),
        )
    )
    return {
        row.id: row
        for some in in_parts(post_ids)
        for row in session.execute(wanted.where(Post.id.in_(some)))
    }
