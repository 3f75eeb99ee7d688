"""The worker looks after cases: each by itself, so that a fault in one holds up no other."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from forum.clock import now
from forum.moderation.claiming import claim
from forum.moderation.models import Case, CaseState, Lease
from forum.moderation.opening import open_case
from forum.moderation.transitions import Step, step
from forum.running.case_chores import _each, for_cases
from forum.transaction import reading, transaction
from tests.moderation.making import FOUND, a_decision, moderator

AGO = timedelta(minutes=20)


def run(app, name):
    with app.app_context():
        next(chore for chore in for_cases() if chore.name == name).do()


def states(app):
    with app.app_context():
        return sorted(case.state for case in reading().scalars(select(Case)))


@pytest.fixture
def cases(inside):
    with inside() as make:
        found = [
            open_case(make._session, make.reply(make.thread()), FOUND, at=now() - AGO)
            for _ in range(3)
        ]
        return [case.id for case in found]


def test_what_was_decided_is_told_after_ten_minutes(app, cases, inside):
    with inside() as make:
        for case_id, ago in zip(cases, (AGO, AGO, timedelta(0)), strict=True):
            case = make._session.get_one(Case, case_id)
            a_decision(make._session, case, moderator(), decided_at=now() - ago)
            step(case, Step.DECIDE)

    run(app, "settle-cases")

    assert states(app) == ["decided", "settled", "settled"]


def test_a_case_whose_reader_is_away_returns(app, cases, inside):
    with inside() as make:
        claim(make._session, cases[0], moderator(), at=now() - AGO)
        claim(make._session, cases[1], moderator(), at=now())

    run(app, "end-leases")

    assert states(app) == ["claimed", "open", "open"]
    with app.app_context():
        assert reading().scalars(select(Lease.case_id)).all() == [cases[1]]


def test_one_case_that_fails_keeps_no_other_from_being_done(app, cases, caplog):
    def find(session, *, at):
        return cases

    def deed(session, case_id, *, at):
        if case_id == cases[0]:
            raise RuntimeError("this one cannot be done")
        session.execute(update(Case).where(Case.id == case_id).values(passes=1))

    with app.app_context():
        _each(find, deed)()

        done = reading().scalars(select(Case.id).where(Case.passes == 1)).all()
    assert set(done) == set(cases[1:])
    assert "a case could not be dealt with" in caplog.text


def test_what_is_over_is_forgotten(app, cases):
    with app.app_context(), transaction() as session:
        for case in session.scalars(select(Case)):
            case.state, case.opened_at = CaseState.SETTLED, None
            case.closed_on = (now() - timedelta(days=91)).date()

    run(app, "forget-cases")

    assert states(app) == []
