"""Marks change in the transaction that changes what they stand for, and with it alone."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.accounts.models import InstanceFact
from forum.clock import now
from forum.public_ids import to_text
from forum.transaction import db, transaction
from forum.web.guests.marking import MARK_BYTES
from forum.web.guests.marks import EVERYTHING, LISTS, of_thread
from tests.counting import statements_of


@pytest.fixture
def marks(app):
    def now_there():
        with app.app_context(), Session(db.engine) as session:
            shown = InstanceFact.name.startswith("shown ")
            rows = session.execute(select(InstanceFact.name, InstanceFact.value).where(shown))
            return {row.name: row.value for row in rows}

    return now_there


@pytest.fixture
def thread(inside):
    with inside() as make:
        return make.thread(at=now())


def test_migrations_mark_nothing(marks):
    assert marks() == {}


def test_a_reply_marks_its_thread_and_the_lists_anew(inside, marks, thread):
    before = marks()
    with inside() as make:
        make.reply(thread, at=now())
    after = marks()

    differing = {place for place in after if after[place] != before.get(place)}
    assert differing == {LISTS, of_thread(thread.id)}


def test_a_member_who_reads_and_replies_marks_no_more(member, marks, thread):
    address = f"/t/{to_text(thread.id)}"
    before = marks()
    page = member.get(address)
    assert marks() == before

    member.send(page, f"{address}/reply", body="I was there too.", action="post")

    after = marks()
    assert "I was there too." in member.get(address).text
    differing = {place for place in after if after[place] != before.get(place)}
    assert differing == {LISTS, of_thread(thread.id)}


def test_what_is_hidden_marks_everything_anew(inside, marks, thread):
    before = marks()
    with inside() as make:
        make.hide(make.opening_of(thread))
    after = marks()

    assert {place for place in after if after[place] != before.get(place)} == {EVERYTHING}


def test_a_mark_is_random_and_says_neither_when_nor_how_often(inside, marks, thread):
    seen = set()
    for _ in range(3):
        with inside() as make:
            make.reply(thread, at=now())
        seen.update(marks().values())

    assert {len(mark) for mark in seen} == {MARK_BYTES}
    assert len(seen) >= 6


def test_what_is_undone_marks_nothing(app, marks, thread):
    before = marks()
    with app.app_context(), pytest.raises(RuntimeError):
        _give_up(thread)

    assert marks() == before


def _give_up(thread):
    with transaction() as session:
        session.merge(thread).title = "Never"
        session.flush()
        raise RuntimeError


def test_whoever_only_looks_writes_no_mark(app, thread):
    with statements_of(app) as asked:
        app.test_client().get("/")

    assert [each for each in asked if not each.startswith("SELECT")] == []
