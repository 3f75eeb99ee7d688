"""What to open next."""

from datetime import timedelta

from forum.moderation.claiming import claim
from forum.moderation.queue.next_case import next_case
from forum.moderation.welfare.own_way import OwnWay
from tests.makers import NOON
from tests.moderation.making import a_case, moderator

WAY = OwnWay()


def test_nothing_is_next_where_nothing_waits(session):
    assert next_case(session, moderator(), WAY, at=NOON) is None


def test_what_somebody_else_reads_is_not_next(session, make):
    read, free = a_case(session, make), a_case(session, make, at=NOON + timedelta(hours=1))
    claim(session, read.id, moderator("Early Curlew"), at=NOON)

    assert next_case(session, moderator(), WAY, at=NOON) == free.id


def test_what_was_opened_and_not_decided_comes_first(session, make):
    a_case(session, make)
    mine, otter = a_case(session, make, at=NOON + timedelta(hours=1)), moderator()
    claim(session, mine.id, otter, at=NOON)

    assert next_case(session, otter, WAY, at=NOON) == mine.id
    assert next_case(session, otter, WAY, at=NOON, but=mine.id) != mine.id


def test_topics_that_are_avoided_are_never_next(session, make):
    a_case(session, make, notes=["violence"])

    assert next_case(session, moderator(), OwnWay(avoids=("violence",)), at=NOON) is None
