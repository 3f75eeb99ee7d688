"""Take back one's own post: the words go at once and for good.

A line stands where it was if somebody answered, so that their answers still make sense;
nothing if nobody did.
"""

from sqlalchemy import delete, exists, select, update
from sqlalchemy.orm import Session

from forum.events import announce
from forum.handles.deriving import own_handles
from forum.handles.speaking import Writer
from forum.threads.holding.counting import count_again
from forum.threads.holding.visible import NOBODY, stands_for, thread_stands_for
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
    for table in (Words, HeldWords, Answer):
        session.execute(delete(table).where(table.post_id == post.id))
    post.state, post.handle_id, post.edited_on = PostState.TAKEN_BACK, None, None
    post.notes, post.answers, post.helped_on = None, None, None
    post.line, post.line_rule, post.hidden_on = None, None, None
    announce(session, PostGone(post.id, thread.id))
    if post.seq == 0:
        thread.title, thread.handle_id = None, None
        _forget_what_helped(session, thread)
    session.flush()  # what is asked next must see it gone

    _clear_away(session, post)
    if not session.scalar(select(exists().where(Post.thread_id == thread.id))):
        session.delete(thread)
        return None
    count_again(session, thread)
    return thread if _stands(session, thread, writer) else None


def _stands(session: Session, thread: Thread, writer: Writer) -> bool:
    there = thread_stands_for(own_handles(writer.root, thread.id))
    return bool(session.scalar(select(there).where(Thread.id == thread.id)))


def _forget_what_helped(session: Session, thread: Thread) -> None:
    """Nobody is left whom something could have helped."""
    marked = Post.thread_id == thread.id, Post.helped_on.is_not(None)
    for post_id in session.scalars(select(Post.id).where(*marked)).all():
        announce(session, AnswerGone(post_id, HELPED_ASKER))
    session.execute(update(Post).where(*marked).values(helped_on=None))


def _clear_away(session: Session, post: Post | None) -> None:
    """Remove the line of `post` if nothing hangs on it, and then the line that it hung on.

    What nobody has seen yet does not keep a line: a line would show that it is there.
    """
    while post is not None and post.state == PostState.TAKEN_BACK and not _is_needed(session, post):
        above = _above(session, post)
        _hang_higher(session, post)
        session.delete(post)
        session.flush()
        post = above


def _is_needed(session: Session, post: Post) -> bool:
    """Return whether others see an answer to it; the opening post goes with its whole thread."""
    if post.seq == 0:
        answered = exists().where(Post.thread_id == post.thread_id, Post.seq > 0)
    else:
        answered = exists().where(Post.parent_id == post.id, stands_for(NOBODY))
    return bool(session.scalar(select(answered)))


def _hang_higher(session: Session, post: Post) -> None:
    """Let what waits below `post` hang on what is above it; its place stays the same."""
    below = update(Post).where(Post.parent_id == post.id)
    session.execute(below.values(parent_id=post.parent_id, depth=post.depth))


def _above(session: Session, post: Post) -> Post | None:
    if post.seq == 0:
        return None
    if post.parent_id is not None:
        return session.get(Post, post.parent_id)
    opening = select(Post).where(Post.thread_id == post.thread_id, Post.seq == 0)
    return session.scalar(opening)
