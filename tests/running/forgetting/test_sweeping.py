"""The table of retention is gone through at once, and what went is said."""

from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import delete, select, update

from forum.clock import now
from forum.notices.models import Notice, NoticeKind
from forum.privacy.retention import TABLE
from forum.public_ids import new_id
from forum.running.forgetting.sweeping import noticing, sweep
from forum.running.turn import Chore
from forum.threads.models import Post
from forum.transaction import db, transaction
from forum.web.visits.session_file import how_many


def add_notice(make, *, days_ago: int) -> None:
    day = now().date() - timedelta(days=days_ago)
    opening = select(Post.id).where(Post.thread_id == make.thread().id)
    post_id = make._session.scalars(opening).one()
    row = Notice(id=new_id(), handle_id=new_id(), kind=NoticeKind.REPLY, post_id=post_id, day=day)
    make._session.add(row)


def swept(app) -> dict[str, dict]:
    with app.app_context():
        visits = partial(how_many, app.extensions["settings"].data / "sessions.db")
        done = list(sweep(app.extensions["chores"], db.engine, visits))
    return {kept.what: dict(each.went) for each in done for kept in each.rows}


def test_what_is_over_goes_and_is_counted(app, inside):
    with inside() as make:
        for days_ago in (61, 62, 3):
            add_notice(make, days_ago=days_ago)

    went = swept(app)

    assert went["a notice"][("removed", "notice")] == 2
    assert ("removed", "notice") not in swept(app).get("a notice", {})


def test_each_row_that_a_chore_ends_is_gone_through(app):
    assert set(swept(app)) == {kept.what for kept in TABLE if kept.chore}


def test_a_visit_that_is_over_is_counted(app):
    past = now() - timedelta(days=2)
    with app.app_context():
        app.extensions["session_store"].keep(bytes(32), b"x", ends_at=past, at=past)

    assert swept(app)["a visit"] == {("removed", "session"): 1}


def test_what_fails_is_said_and_keeps_nothing_else_from_going(app):
    def fail() -> None:
        raise OSError

    chores = [Chore("forget-hours", timedelta(1), fail), Chore("end-leases", timedelta(1), int)]
    with app.app_context():
        done = list(sweep(chores, db.engine, lambda: 0))

    assert [each.is_done for each in done] == [False, True]


@pytest.mark.parametrize(
    ("statement", "deed"),
    [(delete(Notice), "removed"), (update(Notice).values(day=now().date()), "changed")],
)
def test_rows_are_counted_by_what_was_done(app, inside, statement, deed):
    with inside() as make:
        add_notice(make, days_ago=1)

    with app.app_context(), noticing(db.engine) as went, transaction() as session:
        session.execute(statement)

    assert went[deed, "notice"] == 1
