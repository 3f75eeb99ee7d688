"""The queue of the tests of decisions: what a writer is told comes of them."""

import pytest

from tests.moderation.deciding.queue import Queue


@pytest.fixture
def queue(session):
    return Queue(session)


@pytest.fixture
def make(queue):
    return queue.make


@pytest.fixture
def otter(queue):
    return queue.moderator("Steady Otter")


@pytest.fixture
def lead(queue):
    return queue.moderator("Calm Heron", role="lead")


@pytest.fixture
def writer(make):
    return make.writer()


@pytest.fixture
def post(queue, make, writer):
    """A post that others read, among others'."""
    noise = make.reply(make.thread())
    queue.case(noise)
    post = make.reply(make.thread(), writer=writer)
    queue.done()
    return post
