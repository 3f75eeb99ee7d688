"""The chores of the worker do what they are called."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from forum.accounts.signing_in import account_id
from forum.audit.actions import Action
from forum.audit.recording import begin, record
from forum.audit.verifying import verify
from forum.clock import now
from forum.notices.models import Notice
from forum.permissions import Role
from forum.staff.appointing.inviting import Duties, invite
from forum.staff.models import Invitation, Shift
from forum.staff.shifts import say_until
from forum.threads.models import FirstReplies, Post, Thread
from forum.transaction import reading, transaction
from forum.web.visits.session_store import IDLE, STEP
from forum.wordrules.reading import rules_kept
from forum.wordrules.shipping import shipped_rules

SECRET = bytes(range(32))


def rounds(app) -> dict:
    return {chore.name: chore for chore in app.extensions["chores"]}


def test_each_chore_comes_round_often_enough(app):
    every = {name: chore.every for name, chore in rounds(app).items()}

    assert every == {
        "forget-hours": timedelta(hours=1),
        "forget-notices": timedelta(hours=24),
        "forget-erasures": timedelta(hours=24),
        "ship-word-rules": timedelta(hours=24),
        "check-record": timedelta(hours=24),
        "end-shifts": timedelta(minutes=5),
        "forget-invitations": timedelta(hours=24),
        "forget-ways-in": timedelta(hours=24),
        "empty-log": timedelta(hours=1),
        "end-sessions": timedelta(minutes=5),
        "settle-cases": timedelta(seconds=30),
        "end-leases": timedelta(minutes=1),
        "give-back-posts": timedelta(hours=1),
        "end-returned-cases": timedelta(hours=1),
        "forget-taken-down": timedelta(hours=1),
        "forget-writers": timedelta(hours=24),
        "forget-cases": timedelta(hours=24),
        "index-posts": timedelta(0),
        "build-index": timedelta(seconds=10),
        "purge-index": timedelta(hours=12),
        "purge": timedelta(hours=1),
    }


def test_hours_are_forgotten_and_stay_forgotten(app, inside):
    # Given a thread of three days ago, and one of this hour
    with inside() as make:
        old = make.thread(at=now() - timedelta(days=3)).id
        new = make.thread(at=now()).id

    # When the worker comes round
    with app.app_context():
        rounds(app)["forget-hours"].run()

    # Then only the old one has lost its hours
    with app.app_context():
        known = {thread.id: thread.hour for thread in reading().scalars(select(Thread))}
        hours = {post.thread_id: post.hour for post in reading().scalars(select(Post))}
        assert (known[old], hours[old]) == (None, None)
        assert None not in (known[new], hours[new])


def test_words_that_were_taken_back_do_not_stay_in_the_log(app, inside, settings):
    log = settings.data / "lamplit.db-wal"
    with inside() as make:
        make.thread(title="Canary 41c7")
    before = b"Canary 41c7" in log.read_bytes()

    with app.app_context():
        rounds(app)["empty-log"].run()

    assert before
    assert log.read_bytes() == b""


@pytest.mark.parametrize(("age", "kept"), [(IDLE + STEP, False), (timedelta(0), True)])
def test_sessions_that_are_over_leave_the_file(app, age, kept):
    store, at = app.extensions["session_store"], now() - age
    store.keep(SECRET, b"{}", ends_at=at + timedelta(hours=12), at=at)

    rounds(app)["end-sessions"].run()

    assert (store.find(SECRET, at=at) is not None) is kept


def test_old_notices_and_counts_are_forgotten(app, inside):
    # Given a reply of today and one of long ago, each told and counted
    with inside() as make:
        board = make.board()
        for at in (now(), now() - timedelta(days=100)):
            make.reply(make.thread(board=board, at=at), at=at)

    # When the worker comes round
    with app.app_context():
        rounds(app)["forget-notices"].run()

        # Then the old ones are gone
        [notice], [count] = (
            reading().scalars(select(Notice)),
            reading().scalars(select(FirstReplies)),
        )
    assert notice.day == now().date()
    assert count.week > now().date() - timedelta(weeks=2)


def test_what_staff_did_long_ago_is_let_go_and_the_rest_still_holds(app):
    # Given a record that began five hundred days ago
    long_ago, lately = now() - timedelta(days=500), now() - timedelta(days=90)
    with app.app_context(), transaction() as session:
        connection = session.connection()
        connection.exec_driver_sql("DROP TRIGGER audit_delete")
        connection.exec_driver_sql("DELETE FROM audit")
        begin(session, today=long_ago.date())
        for at in (long_ago, long_ago, lately, now()):
            record(session, SECRET[:16], Action.LEAVE, "rule:1", at=at)

    # When the worker comes round
    with app.app_context():
        rounds(app)["check-record"].run()

    # Then what is younger than a year is there, with the check and the anchor
    with app.app_context():
        found = verify(reading())
    assert (found.broken_at, found.since, found.entries) == (None, lately.date(), 4)


def test_the_word_rules_that_come_with_lamplit_are_there_once(app):
    for _ in range(2):
        with app.app_context():
            rounds(app)["ship-word-rules"].run()

    with app.app_context():
        kept = [rule.shipped for rule in rules_kept(reading())]
    assert sorted(kept) == sorted(shipped_rules())


def test_shifts_end_and_old_invitations_are_forgotten(app, visit):
    # Given a shift that is over, and an invitation of last month
    staff_id = account_id(visit().arrive_on_duty().root)
    with app.app_context(), transaction() as session:
        say_until(session, staff_id, now() - timedelta(hours=1))
        invite(session, Duties(Role.LEAD), by=None, at=now() - timedelta(days=30))

    # When the worker comes round
    with app.app_context():
        assert [rounds(app)["end-shifts"].do() for _ in range(2)] == [None, False]
        rounds(app)["forget-invitations"].run()

    # Then both are gone
    with app.app_context():
        assert reading().scalars(select(Shift)).all() == []
        assert reading().scalars(select(Invitation)).all() == []
