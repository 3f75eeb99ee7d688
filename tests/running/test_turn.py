"""A chore is done when it is due; a process that was large and rests can go."""

import threading
from datetime import timedelta
from types import SimpleNamespace

import pytest
from flask import current_app
from sqlalchemy.exc import OperationalError

from forum.running import turn
from forum.running.turn import (
    AT_WORK_SECONDS,
    MUCH_MIB,
    NOW,
    REST_SECONDS,
    Chore,
    Turn,
    have_done_enough,
    look_first,
)

HOUR = timedelta(hours=1)


@pytest.fixture
def clock(monkeypatch):
    """The clock that only goes forward; tests say how far."""
    clock = SimpleNamespace(at=1000.0)
    monkeypatch.setattr(turn, "time", SimpleNamespace(monotonic=lambda: clock.at))
    return clock


def test_a_chore_that_fails_is_not_tried_again_at_once(app):
    tried = []

    def fail():
        tried.append("once")
        raise ValueError

    failing = Turn(Chore("fail", NOW, fail), app)
    working = Turn(Chore("work", NOW, lambda: tried.append("done")), app)
    for each in (failing, working, failing, working):
        each.take()

    assert tried == ["once", "done", "done"]


def test_what_is_due_later_is_done_later(app, clock):
    done = []
    later = Turn(Chore("work", HOUR, lambda: done.append(clock.at)), app, due=HOUR)
    for seconds in (0, 3599, 1, 3599, 1):
        clock.at += seconds
        later.take()

    assert done == [4600.0, 8200.0]


@pytest.mark.parametrize(
    ("found", "since"), [(None, 1005.0), (True, 1005.0), (0, 1005.0), (False, 1000.0)]
)
def test_one_that_found_nothing_to_do_goes_on_resting(app, clock, found, since):
    looks = Turn(Chore("look", NOW, lambda: found), app)
    clock.at += 5
    looks.take()

    assert looks.rests_since() == since


@pytest.mark.parametrize(("sees", "tried"), [(True, ["look", "work"]), (False, ["look"])])
def test_what_is_seen_not_to_be_needed_is_not_done(app, clock, sees, tried):
    done = []
    chore = Chore(
        "work", NOW, lambda: done.append("work"), look=lambda: done.append("look") or sees
    )
    works = Turn(chore, app)
    clock.at += 5
    works.take()

    assert (done, works.rests_since()) == (tried, 1005.0 if sees else 1000.0)


@pytest.mark.parametrize("trouble", [OperationalError("SELECT 1", None, ValueError()), OSError()])
def test_who_looks_first_does_nothing_and_leaves_trouble_to_who_looks_next(app, trouble):
    seen = []

    def look() -> bool:
        seen.append(current_app.name)
        raise trouble

    app.extensions["chores"] = [
        Chore("work", NOW, lambda: seen.append("worked")),
        Chore("look", NOW, lambda: seen.append("worked"), look=look),
    ]
    look_first(app)

    assert seen == [app.name]


def test_one_that_failed_does_not_rest(app, clock):
    fails = Turn(Chore("fail", NOW, lambda: 1 / 0), app)
    clock.at += 5
    fails.take()

    assert fails.rests_since() == clock.at


def test_one_that_is_being_done_does_not_rest(app, clock):
    may_end = threading.Event()
    slow = Turn(Chore("wait", HOUR, may_end.wait, apart=True), app)
    slow.take()
    clock.at += 5

    assert slow.rests_since() == clock.at

    may_end.set()
    slow._apart.join()
    clock.at += 5
    assert slow.rests_since() == clock.at - 5


@pytest.mark.parametrize(
    ("lacks", "is_enough"), [("", True), ("rest", False), ("work", False), ("growth", False)]
)
def test_enough_is_done_after_a_while_of_much_and_then_of_nothing(
    app, clock, monkeypatch, lacks, is_enough
):
    monkeypatch.setattr(turn, "own_mib", lambda: MUCH_MIB - (lacks == "growth"))
    did = Turn(Chore("work", HOUR, lambda: None), app)
    did.take()
    clock.at += REST_SECONDS - (lacks == "rest")
    began = clock.at - AT_WORK_SECONDS + (lacks == "work")

    assert have_done_enough([did], since=began) is is_enough


@pytest.mark.parametrize("chores", [[], [Chore("look", NOW, lambda: False)]])
def test_one_that_did_nothing_makes_no_room_however_large_it_is(app, clock, monkeypatch, chores):
    monkeypatch.setattr(turn, "own_mib", lambda: 100 * MUCH_MIB)
    turns = [Turn(chore, app) for chore in chores]
    for each in turns:
        each.take()
    clock.at += AT_WORK_SECONDS

    assert not have_done_enough(turns, since=1000.0)
