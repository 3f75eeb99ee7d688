"""The process is killed while somebody leaves: they come back with their six words, and it ends."""

import multiprocessing
import os
import signal

import pytest
from sqlalchemy import event, func, select
from sqlalchemy.orm import Session

from forum.accounts.models import Credential
from forum.app import create_app
from forum.handles.models import SealedEntry
from forum.threads.models import Words
from forum.transaction import db
from tests.leaving.test_views import leave, signed_in
from tests.proofs.walking import answer, join, start_thread, words_on
from tests.visitor import Visitor

THREADS = 4
# Commits of the sign-in and of the choice come before those of the steps.
BEFORE = 2


def leave_until_killed(settings, passphrase, at):
    """Leave in a process of its own, which is gone right before the commit with this number."""
    app = create_app(settings)
    app.extensions["failures"] = []
    visitor, commits = Visitor(app), []

    def die(_session):
        commits.append(1)
        if len(commits) == at:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(Session, "before_commit", die)
    signed_in(visitor, passphrase)
    leave(visitor, passphrase, "take")


def left(app):
    with app.app_context(), Session(db.engine) as session:
        tables = (Words, SealedEntry, Credential)
        return [session.scalar(select(func.count()).select_from(table)) for table in tables]


@pytest.mark.parametrize("step", [2, 9])
def test_whoever_comes_back_has_left_at_the_end_and_others_have_lost_nothing(
    app, settings, visit, inside, step
):
    with inside() as make:
        make.board(slug="sleep")
    author, other = visit(), visit().arrive()
    words = words_on(join(author))
    for number in range(THREADS):
        thread = start_thread(author, "sleep", title=f"Night {number}", body="I could not rest.")
        answer(other, thread, body="I hear you.")
    before = left(app)
    with app.app_context():
        db.engine.dispose()

    spawning = multiprocessing.get_context("spawn")
    process = spawning.Process(target=leave_until_killed, args=(settings, words, BEFORE + step))
    process.start()
    process.join(timeout=240)

    assert process.exitcode == -signal.SIGKILL
    midway = left(app)
    assert midway[0] < before[0], "some are gone"
    assert midway[2] == before[2] == 9, "and with the six words they can come back"
    assert "You have left" in signed_in(visit(), words).words
    assert left(app) == [THREADS, 2 * THREADS, 0]
