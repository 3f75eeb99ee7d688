"""Lines that stand where words are gone: they go too, as soon as nothing hangs on them."""

from sqlalchemy import exists, select, update
from sqlalchemy.orm import Session

from forum.threads.holding.counting import count_again
from forum.threads.holding.visible import NOBODY, stands_for
from forum.threads.holding.wording import is_gone
from forum.threads.models import Post, PostState, Thread


def clear(session: Session, thread: Thread, post: Post) -> bool:
    """Remove what nobody needs of `post`, whose words are gone; return whether a thread is left.

    Of a post whose words a moderator's decision took, its writer alone still sees a line.
    """
    session.flush()  # what is asked next must see it gone
    _clear_away(session, post)
    if not session.scalar(select(exists().where(Post.thread_id == thread.id))):
        session.delete(thread)
        return False
    count_again(session, thread)
    return True


def _clear_away(session: Session, post: Post | None) -> None:
    """Remove the line of `post` if nothing hangs on it, and then the line that it hung on.

    What nobody has seen yet does not keep a line: a line would show that it is there.
    """
    while post is not None and is_gone(session, post) and not _is_needed(session, post):
        above = _above(session, post)
        if post.state == PostState.TAKEN_BACK:
            _hang_higher(session, post)
            session.delete(post)
        else:
            post.hidden_on = None
        session.flush()
        post = above


def _is_needed(session: Session, post: Post) -> bool:
    """Return whether others see an answer to it; the opening post goes with its whole thread."""
    if post.seq:
        below = Post.parent_id == post.id, stands_for(NOBODY)
    elif post.state == PostState.TAKEN_BACK:
        below = Post.thread_id == post.thread_id, Post.seq > 0
    else:
        below = Post.thread_id == post.thread_id, (Post.seq > 0) & stands_for(NOBODY)
    return bool(session.scalar(select(exists().where(*below))))


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
