"""What a thread says of itself and of its posts, to be compared before and after."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.threads.models import FirstReplies, Post, Thread, Words


@pytest.fixture
def picture(session: Session) -> Callable[[Thread], Any]:
    """`picture(thread)` returns every column of the thread, its posts and their words."""

    def taken(thread: Thread) -> Any:
        session.flush()
        wanted = (
            select(*Thread.__table__.columns).where(Thread.id == thread.id),
            select(*Post.__table__.columns).where(Post.thread_id == thread.id).order_by(Post.seq),
            select(*Words.__table__.columns).order_by(Words.post_id),
            select(*FirstReplies.__table__.columns),
        )
        return [[tuple(row) for row in session.execute(query)] for query in wanted]

    return taken
