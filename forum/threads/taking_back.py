"""Take back one's own post: the words go at once and for good.

A line stands where it was if somebody answered, so that their answers still make sense;
nothing if nobody did.
"""

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from forum.events import announce
from forum.handles.deriving import own_handles
from forum.handles.speaking import Writer
from forum.threads.holding.clearing import clear
from forum.threads.holding.visible import thread_stands_for
from forum.threads.models import Answer, HeldWords, Post, PostState, Thread, Words
from forum.threads.news import AnswerGone, PostGone
from forum.threads.revising import own_post_to_change
from forum.threads.rules import HELPED_ASKER


def take_back(session: Session, post_id: bytes, *, writer: Writer) -> Thread | None:
    """Remove the words of the member's own post.

    Returns:
        The thread, or None when its writer can see nothing of it any more.

    Raises:
        NotFound, NotAllowed: see `own_post_to_change`.
    """
    post, thread = own_post_to_change(session, post_id, writer=writer)
    if not take_away(session, post, thread):
        return None
    return thread if _stands(session, thread, writer) else None


def take_away(session: Session, post: Post, thread: Thread) -> bool:
    """Remove the words of a post, whoever asked for it; return whether a thread is left."""
    for table in (Words, HeldWords, Answer):
        session.execute(delete(table).where(table.post_id == post.id))
    post.state, post.handle_id, post.edited_on = PostState.TAKEN_BACK, None, None
    post.notes, post.answers, post.helped_on = None, None, None
    post.line, post.line_rule, post.hidden_on = None, None, None
    announce(session, PostGone(post.id, thread.id))
    if post.seq == 0:
        thread.title, thread.handle_id = None, None
        _forget_what_helped(session, thread)
    return clear(session, thread, post)


def _stands(session: Session, thread: Thread, writer: Writer) -> bool:
    there = thread_stands_for(own_handles(writer.root, thread.id))
    return bool(session.scalar(select(there).where(Thread.id == thread.id)))


def _forget_what_helped(session: Session, thread: Thread) -> None:
    """Nobody is left whom something could have helped."""
    marked = Post.thread_id == thread.id, Post.helped_on.is_not(None)
    for post_id in session.scalars(select(Post.id).where(*marked)).all():
        announce(session, AnswerGone(post_id, HELPED_ASKER))
    session.execute(update(Post).where(*marked).values(helped_on=None))
