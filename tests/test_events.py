"""News is held until it is true, and one deaf listener keeps nobody else from hearing it."""

import logging
import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import select

from forum.accounts.models import InstanceFact
from forum.events import NewsDesk, Security, announce, take_news
from forum.transaction import reading, transaction


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


def test_every_recorder_is_given_the_session_and_the_news_that_it_asked_for(session, desk):
    heard = []
    for number in range(2):
        desk.record(LampLit, lambda *given, number=number: heard.append((number, *given)))
    announce(session, LampOut())
    announce(session, LampLit(1))

    desk.enter(session)

    assert heard == [(0, session, LampLit(1)), (1, session, LampLit(1))]


def test_news_that_was_recorded_can_still_be_told(session, desk):
    desk.record(LampLit, lambda session, news: None)
    announce(session, LampLit(1))

    desk.enter(session)

    assert take_news(session) == [LampLit(1)]


def test_without_news_nothing_is_recorded(session, desk):
    desk.record(LampLit, lambda session, news: announce(session, LampOut()))

    desk.enter(session)

    assert take_news(session) == []


def test_a_recorder_that_fails_is_heard_of(session, desk):
    def fail(session, news: LampLit) -> None:
        raise ValueError(news)

    desk.record(LampLit, fail)
    announce(session, LampLit(1))

    with pytest.raises(ValueError, match="window=1"):
        desk.enter(session)


@pytest.fixture
def here(app):
    """The news desk of a running forum."""
    with app.app_context():
        yield app.extensions["news_desk"]


def facts() -> set[str]:
    return set(reading().scalars(select(InstanceFact.name))) - {"salt"}


def note(session, news: LampLit) -> None:
    session.add(InstanceFact(name=f"window {news.window}", value=b""))


def test_what_is_recorded_is_kept_with_what_it_tells_of(here):
    here.record(LampLit, note)
    seen = []
    here.record(LampLit, lambda session, news: seen.append(facts()))
    here.listen(LampLit, lambda news: seen.append(facts()))

    with transaction() as session:
        announce(session, LampLit(1))
        seen.append("inside")

    # Then recorders came after the deed and before the commit, and listeners after it
    assert seen == ["inside", set(), {"window 1"}]


def test_a_recorder_that_fails_undoes_everything_and_nothing_is_told(here):
    def fail(session, news: LampLit) -> None:
        session.flush()
        raise LookupError(news)

    told = []
    for recorder in (note, fail):
        here.record(LampLit, recorder)
    here.listen(LampLit, told.append)

    def light() -> None:
        with transaction() as session:
            session.add(InstanceFact(name="deed", value=b""))
            announce(session, LampLit(1))

    with pytest.raises(LookupError):
        light()

    assert (facts(), told) == (set(), [])


def test_a_deed_that_fails_is_not_recorded(here):
    recorded = []
    here.record(LampLit, lambda session, news: recorded.append(news))

    def light_and_fail() -> None:
        with transaction() as session:
            announce(session, LampLit(1))
            raise LookupError

    with pytest.raises(LookupError):
        light_and_fail()

    assert recorded == []


@pytest.mark.parametrize("kind", Security)
def test_each_kind_of_security_event_is_explained_to_operators(kind):
    assert re.fullmatch(r"[a-z-]+", kind)
    assert f"`{kind}`" in Path("docs/operating.md").read_text(encoding="utf-8")
