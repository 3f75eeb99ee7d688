"""Entries go after twelve months, and what is left can still be checked."""

from datetime import date, timedelta

from sqlalchemy import select, update

from forum.audit.actions import Action
from forum.audit.anchoring import anchor
from forum.audit.models import Audit
from forum.audit.recording import record
from forum.audit.verifying import verify
from tests.makers import NOON

OTTER = bytes([5]) * 16
FIRST = NOON.date()


def record_on(session, *days: int) -> None:
    for day in days:
        record(session, OTTER, Action.MOVE, "board:sleep", at=NOON + timedelta(days=day))


def after(days: int) -> date:
    return FIRST + timedelta(days=days)


def kept(session) -> list[int]:
    return list(session.scalars(select(Audit.seq).order_by(Audit.seq)))


def test_nothing_goes_within_the_first_thirteen_months(session):
    record_on(session, 0, 10, 300)

    assert anchor(session, today=after(365 + 29)) == 0
    assert kept(session) == [1, 2, 3, 4]


def test_what_is_older_than_a_year_goes_and_the_rest_holds(session):
    record_on(session, 0, 10, 31, 300)

    assert anchor(session, today=after(366 + 30)) == 3

    assert kept(session) == [4, 5, 6]
    found = verify(session)
    assert (found.broken_at, found.since) == (None, after(31))
    last = session.scalars(select(Audit).where(Audit.seq == 6)).one()
    assert (last.action, last.kept_from, last.staff_id) == (Action.ANCHORED, 4, None)


def test_the_record_goes_on_after_an_anchor_and_is_anchored_again(session):
    record_on(session, 0, 300)
    anchor(session, today=after(400))
    record_on(session, 401, 500)
    assert anchor(session, today=after(401)) == 0

    anchor(session, today=after(720))
    record_on(session, 721)

    found = verify(session)
    assert (found.broken_at, found.since) == (None, after(400))


def test_a_forum_that_slept_for_years_keeps_its_anchor_alone(session):
    record_on(session, 0, 1, 2)

    anchor(session, today=after(1500))

    assert kept(session) == [5]
    assert verify(session).broken_at is None


def test_a_record_that_does_not_hold_is_left_for_somebody_to_look_at(session):
    record_on(session, 0, 1, 2)
    session.connection().exec_driver_sql("DROP TRIGGER audit_update")
    session.execute(update(Audit).where(Audit.seq == 2).values(rule=7))

    assert anchor(session, today=after(1500)) == 0
    assert kept(session) == [1, 2, 3, 4]
