"""Many cases at once: each by itself, and what was not done is said."""

from contextlib import contextmanager

import pytest
from sqlalchemy import select

from forum.house.models import HouseRule
from forum.moderation.bands import put_in_band
from forum.moderation.claiming import reader_of
from forum.moderation.deciding.acts import Act
from forum.moderation.deciding.bulk import NO_SPAM_RULE, SPAM_RULE, Bulk, in_bulk
from forum.moderation.models import Band, CaseState
from forum.threads.models import PostState
from tests.makers import NOON


@pytest.fixture
def transactions(queue):
    """Opens transactions on the one session of a test."""

    @contextmanager
    def opened():
        try:
            yield queue.session
            queue.done()
        except BaseException:
            queue.session.rollback()
            raise

    return opened


@pytest.fixture
def cases(queue, make):
    return [queue.case(make.reply(make.thread())) for _ in range(3)]


def chosen(cases):
    return [(case.id, case.version) for case in cases]


def test_many_are_left_as_they_are(queue, transactions, cases, otter):
    report = in_bulk(transactions, chosen(cases), Bulk.LEAVE, decider=otter, at=NOON)

    assert report.done == [case.id for case in cases]
    assert {case.state for case in cases} == {CaseState.DECIDED}
    assert queue.recorded() == ["leave", "bulk"] * 3


def test_many_are_assigned(session, transactions, cases, otter):
    in_bulk(transactions, chosen(cases), Bulk.ASSIGN, decider=otter, at=NOON)

    assert {reader_of(session, case.id, NOON) for case in cases} == {otter.staff_id}


def test_spam_is_taken_down_and_says_the_rule(queue, transactions, cases, otter):
    in_bulk(transactions, chosen(cases), Bulk.SPAM, decider=otter, at=NOON)

    decisions = [queue.last_decision(case) for case in cases]
    assert {(each.acts, each.rule) for each in decisions} == {("take-down", SPAM_RULE)}
    assert {make_state(queue, case) for case in cases} == {PostState.WITHHELD}


def make_state(queue, case):
    return queue.make.post(case.post_id).state


def test_what_cannot_be_done_is_left_and_said_why(queue, transactions, cases, otter):
    # Given one that cannot wait, one that somebody has just decided, and one that is free
    urgent, decided, free = cases
    put_in_band(urgent, Band.NOW)
    wanted = chosen(cases)
    queue.decide(decided, Act.LEAVE, by=queue.moderator("Warm Hare"))

    report = in_bulk(transactions, wanted, Bulk.SPAM, decider=otter, at=NOON)

    assert report.done == [free.id]
    assert dict(report.skipped) == {
        urgent.id: "This cannot wait. Look at it by itself.",
        decided.id: "Warm Hare has just decided this: Leave it as it is.",
    }


def test_each_can_be_undone_by_itself(queue, transactions, cases, otter):
    in_bulk(transactions, chosen(cases), Bulk.SPAM, decider=otter, at=NOON)

    queue.undo(cases[1], by=otter)

    assert [case.state for case in cases] == ["decided", "open", "decided"]


def test_without_the_rule_against_spam_each_is_decided_by_itself(
    session, queue, transactions, cases, otter
):
    rule = session.scalars(select(HouseRule).where(HouseRule.number == SPAM_RULE)).one()
    rule.retired_on = NOON.date()
    session.commit()

    report = in_bulk(transactions, chosen(cases), Bulk.SPAM, decider=otter, at=NOON)

    assert {why for _, why in report.skipped} == {NO_SPAM_RULE}
    assert {make_state(queue, case) for case in cases} == {PostState.PUBLISHED}
