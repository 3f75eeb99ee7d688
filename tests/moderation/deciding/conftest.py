"""A queue with people on duty: what is done in it is heard by all who listen, as in the forum."""

from datetime import timedelta

import pytest

from tests.moderation.deciding.queue import Queue

LATER = timedelta(minutes=11)


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
