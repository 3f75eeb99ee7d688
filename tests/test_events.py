"""News is held until it is true, and one deaf listener keeps nobody else from hearing it."""

import logging
from dataclasses import dataclass

import pytest

from forum.events import NewsDesk, announce, take_news


@dataclass(frozen=True)
class LampLit:
    """A piece of news."""

    window: int


@dataclass(frozen=True)
class LampOut:
    """Another one."""


@pytest.fixture
def desk() -> NewsDesk:
    return NewsDesk()


def test_news_is_held_in_the_order_in_which_it_was_told(session):
    announce(session, LampLit(1))
    announce(session, LampOut())

    assert take_news(session) == [LampLit(1), LampOut()]


def test_news_that_was_taken_is_forgotten(session):
    announce(session, LampLit(1))
    take_news(session)

    assert take_news(session) == []


def test_every_listener_hears_the_news_that_it_asked_for(desk):
    first, second, other = [], [], []
    desk.listen(LampLit, first.append)
    desk.listen(LampLit, second.append)
    desk.listen(LampOut, other.append)

    desk.tell(LampLit(3))

    assert (first, second, other) == ([LampLit(3)], [LampLit(3)], [])


def test_news_that_nobody_asked_for_is_no_trouble(desk):
    heard = []
    desk.listen(LampLit, heard.append)

    desk.tell(LampOut())

    assert heard == []


def test_desks_do_not_overhear_each_other(desk):
    heard = []
    desk.listen(LampLit, heard.append)

    NewsDesk().tell(LampLit(1))

    assert heard == []


def test_a_listener_that_fails_is_logged_and_the_others_hear_the_news(desk, caplog):
    def fail(news: LampLit) -> None:
        raise ValueError(news)

    heard = []
    desk.listen(LampLit, fail)
    desk.listen(LampLit, heard.append)

    with caplog.at_level(logging.ERROR, logger="forum.events"):
        desk.tell(LampLit(1))

    assert heard == [LampLit(1)]
    assert [record.getMessage() for record in caplog.records] == ["listener failed"]
