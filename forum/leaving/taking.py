"""Take words along: what a member wrote, said and told, in one thread at a time.

A transaction is about one thread, so that none ever joins two handles of one person.
"""

from collections.abc import Sequence

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from forum.errors import NotFound
from forum.moderation.models import Flag
from forum.threads.answering import take_answers
from forum.threads.holding.keeping_hold import hold
from forum.threads.models import Post
from forum.threads.taking_back import take_away


def take_posts(session: Session, posts: Sequence[bytes]) -> None:
    """Take back these posts, whatever moderators made of them. Done twice, it is done once."""
    for post_id in posts:
        post = session.get(Post, post_id)
        if post is None:
            continue  # it went with its thread, or with the line that it hung on
        try:
            thread = hold(session, post)
        except NotFound:
            continue
        take_away(session, post, thread)
        session.flush()


def take_what_was_said(session: Session, reader: bytes, thread_id: bytes) -> None:
    """Take what somebody said without a name in a thread: answers, and what moderators heard."""
    take_answers(session, reader, thread_id)
    of_thread = select(Post.id).where(Post.thread_id == thread_id).scalar_subquery()
    session.execute(delete(Flag).where(Flag.handle_id == reader, Flag.post_id.in_(of_thread)))
