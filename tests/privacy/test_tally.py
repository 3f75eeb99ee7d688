"""Counts are collected in a process, written now and then, and never fail a request."""

from contextlib import contextmanager
from datetime import timedelta

import pytest
from sqlalchemy.exc import OperationalError

from forum.events import NewsDesk, Security, SecurityEvent
from forum.privacy import tally as module
from forum.privacy.security import counts
from forum.privacy.tally import sit_down_at
from tests.makers import NOON

GUESS = SecurityEvent(Security.SIGN_IN_FAILED)


class Hearing:
    """A desk of whose listeners one counts; its clock and its database are the test's."""

    def __init__(self, session, monkeypatch) -> None:
        self.session, self.at, self.writes, self.is_busy = session, NOON, 0, False
        self._desk = NewsDesk()
        monkeypatch.setattr(module, "now", lambda: self.at)
        sit_down_at(self._desk, self._writing)

    @contextmanager
    def _writing(self):
        self.writes += 1
        if self.is_busy:
            raise OperationalError("BEGIN IMMEDIATE", {}, Exception())
        yield self.session
        self.session.commit()

    def guess(self, *, seconds_later: float = 0) -> None:
        self.at += timedelta(seconds=seconds_later)
        self._desk.tell(GUESS)

    def counted(self) -> int:
        return sum(count for *_, count in counts(self.session))


@pytest.fixture
def hearing(session, monkeypatch):
    return Hearing(session, monkeypatch)


def test_the_first_is_written_at_once(hearing):
    hearing.guess()

    assert (hearing.writes, hearing.counted()) == (1, 1)


def test_a_flood_is_one_write_a_second_and_all_of_it_is_counted(hearing):
    for _ in range(500):
        hearing.guess()
    assert hearing.writes == 1

    hearing.guess(seconds_later=1)

    assert (hearing.writes, hearing.counted()) == (2, 501)


def test_what_waited_is_counted_in_its_own_minute(hearing):
    hearing.guess()
    hearing.guess()
    hearing.guess(seconds_later=120)

    assert [count for *_, count in counts(hearing.session)] == [1, 2]


def test_what_cannot_be_written_waits_and_keeps_nobody(hearing):
    hearing.is_busy = True
    hearing.guess()
    hearing.guess(seconds_later=2)
    assert hearing.counted() == 0

    hearing.is_busy = False
    hearing.guess(seconds_later=2)

    assert hearing.counted() == 3


def test_a_clock_that_is_set_back_does_not_stop_the_count(hearing):
    hearing.guess()
    hearing.guess(seconds_later=-3600)

    assert hearing.counted() == 2
