"""Find a case, and hold it: whoever changes one has held its thread and its post before."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.errors import NotFound
from forum.moderation.models import Case
from forum.threads.models import Post, Thread


def case_for(session: Session, case_id: bytes) -> Case:
    """Return the case, held until the commit.

    Raises:
        NotFound: there is none.
    """
    post_id = session.scalar(select(Case.post_id).where(Case.id == case_id))
    if post_id is None:
        raise NotFound
    hold_post(session, post_id)
    held = select(Case).where(Case.id == case_id).with_for_update()
    return session.scalars(held.execution_options(populate_existing=True)).one()


def open_case_of(session: Session, post_id: bytes) -> Case | None:
    """Return the post's case that is not closed, held until the commit."""
    held = select(Case).where(Case.post_id == post_id, Case.closed_on.is_(None))
    return session.scalar(held.with_for_update())


def hold_post(session: Session, post_id: bytes) -> Post | None:
    """Return the post of a case, held with its thread; None when nothing is left of it."""
    thread_id = session.scalar(select(Post.thread_id).where(Post.id == post_id))
    session.execute(select(Thread.id).where(Thread.id == thread_id).with_for_update())
    return session.scalar(select(Post).where(Post.id == post_id).with_for_update())
