"""Hold a post and its thread until the commit, the thread first."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.errors import NotFound
from forum.threads.models import Post, PostState, Thread


def hold(session: Session, post: Post) -> Thread:
    """Return the thread; what `post` says is then what holds now.

    Raises:
        NotFound: the post is gone, or was taken back: nobody else can do anything with it.
    """
    there = select(Thread).where(Thread.id == post.thread_id).with_for_update()
    thread = session.scalar(there.execution_options(populate_existing=True))
    again = select(Post).where(Post.id == post.id).with_for_update()
    post_now = session.scalar(again.execution_options(populate_existing=True))
    if thread is None or post_now is None or post_now.state == PostState.TAKEN_BACK:
        raise NotFound
    return thread
