"""Checking the record, and recording that it was checked."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from forum.audit.actions import Action
from forum.audit.models import Audit
from forum.audit.recording import record
from forum.audit.verifying import check, has_mark, is_known_good, verify
from tests.makers import NOON

OTTER = bytes([5]) * 16


@pytest.fixture
def unguarded(session):
    """A record whose guard somebody has taken away, with three entries."""
    for number in (1, 2, 3):
        record(session, OTTER, Action.REWORD, f"rule:{number}", rule=number, at=NOON)
    session.connection().exec_driver_sql("DROP TRIGGER audit_update")
    return session


def actions(session) -> list[str]:
    return list(session.scalars(select(Audit.action).order_by(Audit.seq)))


def tamper(session) -> None:
    session.execute(update(Audit).where(Audit.seq == 3).values(rule=7))


def test_verifying_names_the_first_entry_that_does_not_hold(unguarded):
    assert verify(unguarded).broken_at is None

    tamper(unguarded)

    assert verify(unguarded).broken_at == 3
    assert actions(unguarded) == ["anchored", *["reword"] * 3]


def test_a_check_is_recorded_once_after_each_time_that_something_was_added(unguarded):
    for days in range(3):
        check(unguarded, at=NOON + timedelta(days=days))

    assert actions(unguarded)[4:] == ["chain-checked"]

    record(unguarded, OTTER, Action.LEAVE, "rule:1", at=NOON)
    check(unguarded, at=NOON + timedelta(days=4))

    assert actions(unguarded)[4:] == ["chain-checked", "leave", "chain-checked"]
    assert is_known_good(unguarded)


def test_a_record_that_does_not_hold_is_told_of_once(unguarded):
    check(unguarded, at=NOON)
    tamper(unguarded)

    for days in range(1, 4):
        found = check(unguarded, at=NOON + timedelta(days=days))

    assert found.broken_at == 3
    assert actions(unguarded)[4:] == ["chain-checked", "chain-broken"]
    assert not is_known_good(unguarded)


def test_a_record_that_was_mended_from_a_copy_is_known_to_hold_again(unguarded):
    tamper(unguarded)
    check(unguarded, at=NOON)
    unguarded.execute(update(Audit).where(Audit.seq == 3).values(rule=2))

    check(unguarded, at=NOON)

    assert is_known_good(unguarded)
    assert actions(unguarded)[-2:] == ["chain-broken", "chain-checked"]


def test_a_record_that_was_never_checked_is_not_said_to_be_broken(session):
    assert is_known_good(session)


def test_a_mark_that_was_noted_is_found_until_the_record_is_written_anew(session):
    record(session, OTTER, Action.REWORD, "rule:1", rule=1, at=NOON)
    noted = verify(session).mark.hex()
    record(session, OTTER, Action.REWORD, "rule:2", rule=2, at=NOON)

    assert has_mark(session, noted)
    assert not has_mark(session, "0" * 64)


@pytest.mark.parametrize("mark", ["", "x", "0" * 63, "g" * 64, "0 " * 32])
def test_what_is_no_mark_is_not_found(session, mark):
    assert not has_mark(session, mark)
