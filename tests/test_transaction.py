"""The seam: all of it or nothing, one writer after the other, and news when it is true."""

import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, replace

import pytest
from sqlalchemy import event, select, text
from sqlalchemy.exc import DatabaseError, IntegrityError, OperationalError, SQLAlchemyError

from forum import database
from forum.accounts.models import InstanceFact, Staff
from forum.app import create_app
from forum.database import BUSY_WAIT_MILLISECONDS
from forum.events import announce
from forum.handles.models import SealedEntry
from forum.separation import SidesMixed
from forum.transaction import db, reading, transaction

TRANSACTION = 22  # as SQLite calls it where it asks whether somebody may


@dataclass(frozen=True)
class FactLearned:
    """A piece of news."""

    name: str


@pytest.fixture(autouse=True)
def inside_the_app(app):
    with app.app_context():
        yield


@pytest.fixture
def told(app) -> list:
    heard = []
    app.extensions["news_desk"].listen(FactLearned, heard.append)
    return heard


def learn(session, name: str) -> None:
    session.add(InstanceFact(name=name, value=b""))
    announce(session, FactLearned(name))


def facts() -> set[str]:
    return set(reading().scalars(select(InstanceFact.name))) - {"salt"}


def test_what_was_done_inside_is_kept():
    with transaction() as session:
        learn(session, "one")
        learn(session, "two")

    assert facts() == {"one", "two"}


@pytest.mark.parametrize("trouble", [ValueError, KeyboardInterrupt])
def test_trouble_leaves_nothing_of_it(trouble, told):
    def learn_and_fail() -> None:
        with transaction() as session:
            learn(session, "one")
            session.flush()
            raise trouble

    with pytest.raises(trouble):
        learn_and_fail()

    assert (facts(), told) == (set(), [])


def test_a_commit_that_fails_leaves_nothing_and_tells_nothing(told):
    def learn_and_mix() -> None:
        with transaction() as session:
            learn(session, "one")
            session.add(SealedEntry(address=bytes(16), box=b""))
            session.add(Staff(account_id=bytes(16), name="", role="lead", boards=""))

    with pytest.raises(SidesMixed):
        learn_and_mix()

    assert (facts(), told) == (set(), [])


def test_after_trouble_the_next_one_can_write(told):
    with suppress(ValueError), transaction() as session:
        learn(session, "one")
        raise ValueError
    with transaction() as session:
        learn(session, "two")

    assert (facts(), told) == ({"two"}, [FactLearned("two")])


def test_news_is_told_when_everybody_can_see_that_it_is_true(app):
    seen = []
    app.extensions["news_desk"].listen(FactLearned, lambda news: seen.append(facts()))

    with transaction() as session:
        learn(session, "one")
        session.flush()
        before = list(seen)

    assert (before, seen) == ([], [{"one"}])


def test_a_listener_may_write_something_itself(app):
    def learn_more(news: FactLearned) -> None:
        with transaction() as session:
            session.add(InstanceFact(name=f"more than {news.name}", value=b""))

    app.extensions["news_desk"].listen(FactLearned, learn_more)
    with transaction() as session:
        learn(session, "one")

    assert facts() == {"one", "more than one"}


def test_a_request_reads_what_it_has_just_written():
    """Although it had looked before, and a reader sees one moment."""
    before = facts()
    with transaction() as session:
        learn(session, "one")

    assert (before, facts()) == (set(), {"one"})


def test_who_lost_a_race_reads_what_the_winner_wrote(app):
    """Although they had looked before: it is why they lost, and what to show them."""

    def win() -> None:
        with app.app_context(), transaction() as session:
            learn(session, "one")

    before = facts()
    with ThreadPoolExecutor(1) as somebody_else:
        somebody_else.submit(win).result()
    with suppress(IntegrityError), transaction() as session:
        learn(session, "one")

    assert (before, facts()) == (set(), {"one"})


def test_what_was_written_can_still_be_looked_at_afterwards():
    with transaction() as session:
        fact = InstanceFact(name="one", value=b"1")
        session.add(fact)

    assert fact.value == b"1"


def test_reading_keeps_nothing(app):
    with app.app_context():
        reading().add(InstanceFact(name="one", value=b""))
        reading().flush()

    assert facts() == set()


def test_as_many_people_as_there_are_threads_can_look_and_write_at_once(settings):
    """Each of them looks first, as every request does, and then takes their turn to write."""
    crowd = 20
    app = create_app(replace(settings, threads=crowd))
    start, troubles = threading.Barrier(crowd), []

    def write(number: int) -> None:
        with app.app_context(), suppress(threading.BrokenBarrierError):
            try:
                facts()
                start.wait()
                with transaction() as session:
                    count = len(session.scalars(select(InstanceFact.name)).all())
                    name = f"{number} came when there were {count}"
                    session.add(InstanceFact(name=name, value=b""))
            except SQLAlchemyError as trouble:
                troubles.append(trouble)
                start.abort()

    with ThreadPoolExecutor(crowd) as people:
        list(people.map(write, range(crowd)))

    assert troubles == []
    assert sorted(int(fact.split()[-1]) for fact in facts()) == list(range(1, crowd + 1))
    with app.app_context():
        db.engine.dispose()


def test_what_may_wait_for_another_occasion_does_not_wait_for_the_lock(settings):
    # Given somebody who writes, for as long as it takes
    other = sqlite3.connect(settings.data / "lamplit.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    # When something is tried in a hurry
    with pytest.raises(OperationalError, match="locked"), transaction(waiting=1) as session:
        learn(session, "one")
    other.execute("ROLLBACK")
    other.close()

    # Then nothing is written, and the next writer is as patient as ever
    assert facts() == set()
    with transaction() as session:
        learn(session, "two")
        [patience] = session.execute(text("PRAGMA busy_timeout")).one()
    assert (facts(), patience) == ({"two"}, BUSY_WAIT_MILLISECONDS)


def test_other_trouble_in_the_way_of_writing_is_told_at_once(monkeypatch):
    monkeypatch.setattr(database.time, "sleep", lambda _: pytest.fail("nobody else writes"))

    def refuse(driver: sqlite3.Connection, *more: object) -> None:
        driver.set_authorizer(lambda deed, *of: deed == TRANSACTION)  # 1 is SQLITE_DENY

    event.listen(db.engine, "checkout", refuse)
    with pytest.raises(DatabaseError, match="not authorized"), transaction() as session:
        learn(session, "one")


def test_the_connection_that_was_used_last_is_used_next():
    first, second = db.engine.raw_connection(), db.engine.raw_connection()
    used = second.driver_connection
    first.close()
    second.close()

    again = db.engine.raw_connection()

    assert again.driver_connection is used
    again.close()


def test_a_transaction_has_one_connection_to_its_end_and_none_after_it():
    with transaction() as session:
        own = session.connection()
        with suppress(IntegrityError), session.begin_nested():
            learn(session, "salt")
        assert session.connection() is own

    with session:
        assert session.connection() is not own
