"""Rows as they are given."""

from sqlalchemy import bindparam, select

from forum.moderation.queue.rows import given_rows
from forum.threads.models import Post


def test_rows_are_as_the_driver_gives_them(session, make):
    post = make.reply(make.thread())
    session.flush()
    wanted = select(Post.id, Post.seq, Post.line).where(Post.id == bindparam("post"))

    assert list(given_rows(session, wanted, {"post": post.id})) == [(post.id, 1, None)]
    assert list(given_rows(session, wanted, {"post": bytes(16)})) == []
