import pytest
from sqlalchemy import update

from forum.errors import NotFound
from forum.threads.holding.keeping_hold import hold
from forum.threads.models import Post, PostState


def test_what_somebody_else_did_meanwhile_is_seen(session, make):
    thread = make.thread()
    post = make.reply(thread)
    there = update(Post).where(Post.id == post.id).values(state=PostState.HELD)
    session.execute(there.execution_options(synchronize_session=False))

    assert hold(session, post) is thread
    assert post.state == PostState.HELD


def test_what_is_gone_cannot_be_held(session, make):
    me, thread = make.writer(), make.thread()
    alone, answered = (make.reply(thread, writer=me) for _ in range(2))
    make.reply(thread, parent=answered)
    for post in (alone, answered):
        make.take_back(post, writer=me)

        with pytest.raises(NotFound):
            hold(session, post)
