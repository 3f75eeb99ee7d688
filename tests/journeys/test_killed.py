"""The worker is killed in the middle of telling people: whoever comes next tells the rest, once."""

import multiprocessing
import os
import signal
from datetime import timedelta

import pytest
from sqlalchemy import event, func, select
from sqlalchemy.orm import Session

from forum.app import create_app
from forum.clock import now
from forum.moderation.deciding.acts import Act
from forum.moderation.deciding.choosing import Choice
from forum.moderation.deciding.deciding import decide
from forum.moderation.models import Case, CaseState
from forum.notices.models import OF_DECISIONS, Notice
from forum.public_ids import from_text
from forum.running.case_chores import for_cases
from forum.transaction import db
from tests.journeys.cases import flagged
from tests.moderation.making import moderator

CASES = 4
KILLED_AT = 3
YESTERDAY = timedelta(days=1)


def settle_until_killed(settings):
    """Do the chore in a process of its own, which is gone right before its third commit."""
    app = create_app(settings)
    commits = []

    def die(_session):
        commits.append(1)
        if len(commits) == KILLED_AT:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(Session, "before_commit", die)
    settle(app)


def settle(app):
    chore = next(each for each in for_cases() if each.name == "settle-cases")
    with app.app_context():
        chore.run()


def decided(app):
    """Return how many cases wait for being told."""
    with app.app_context(), Session(db.engine) as session:
        wanted = select(func.count()).where(Case.state == CaseState.DECIDED)
        return session.scalar(wanted)


def told(app):
    with app.app_context(), Session(db.engine) as session:
        wanted = select(Notice.post_id, Notice.kind, Notice.handle_id)
        return sorted(map(tuple, session.execute(wanted.where(Notice.kind.in_(OF_DECISIONS)))))


@pytest.fixture
def evening(app, inside):
    """Cases that were decided yesterday, while no worker was there."""
    choice = Choice(version=1, acts=(Act.TAKE_DOWN,), rule=1, message="Too much.")
    with inside() as make:
        for _ in range(CASES):
            case = from_text(flagged(make)[1].rpartition("/")[2])
            decide(make._session, case, choice, decider=moderator(), at=now() - YESTERDAY)
            make._done(case)
    with app.app_context():
        db.engine.dispose()


@pytest.mark.usefixtures("evening")
def test_killed_in_the_middle_nothing_is_lost_and_nothing_is_told_twice(app, settings):
    spawning = multiprocessing.get_context("spawn")
    process = spawning.Process(target=settle_until_killed, args=(settings,))
    process.start()
    process.join(timeout=240)

    assert process.exitcode == -signal.SIGKILL
    assert decided(app) == CASES - KILLED_AT + 1
    before = told(app)
    assert len(before) == 2 * (KILLED_AT - 1), "a writer and a reader for each"

    for _ in range(2):
        settle(app)

    after = told(app)
    assert decided(app) == 0
    assert len(after) == len(set(after)) == 2 * CASES
    assert set(before) <= set(after)
