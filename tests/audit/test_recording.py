"""Recording: one chain, whoever records and when; and nothing is changed afterwards."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask
from sqlalchemy import delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from forum.audit.actions import Action, NotAnObject
from forum.audit.chain import Deed, Link, hash_of
from forum.audit.models import Audit
from forum.audit.recording import NeverBegun, record
from forum.audit.verifying import verify
from forum.clock import now
from forum.transaction import reading, transaction
from tests.makers import NOON

OTTER = bytes([5]) * 16


def fill(session, entries: int = 3) -> None:
    for number in range(1, entries + 1):
        record(session, OTTER, Action.TAKE_DOWN, f"rule:{number}", rule=number, at=NOON)


def rows(session) -> list[Audit]:
    return list(session.scalars(select(Audit).order_by(Audit.seq)))


def test_an_entry_says_who_did_what_to_what_and_on_which_day(session):
    record(session, OTTER, Action.LOCK, "board:sleep", rule=4, at=NOON)

    last = rows(session)[-1]
    assert (last.seq, last.day, last.staff_id) == (2, NOON.date(), OTTER)
    assert (last.action, last.object, last.rule) == ("lock", "board:sleep", 4)
    assert last.kept_from is None


def test_entries_follow_each_other(session):
    fill(session, 5)

    made = rows(session)
    assert [row.seq for row in made] == [1, 2, 3, 4, 5, 6]
    assert [row.previous_hash for row in made[1:]] == [row.hash for row in made[:-1]]
    assert verify(session).broken_at is None


def test_words_are_not_recorded(session):
    with pytest.raises(NotAnObject):
        record(session, OTTER, Action.TAKE_DOWN, "case:I could not rest", at=NOON)

    assert len(rows(session)) == 1


def test_what_is_undone_is_not_recorded(app: Flask):
    def deed() -> None:
        with transaction() as session:
            record(session, OTTER, Action.LEAVE, "rule:1", at=NOON)
            record(session, OTTER, Action.LEAVE, "words", at=NOON)

    with app.app_context():
        with pytest.raises(NotAnObject):
            deed()
        assert verify(reading()).entries == 1


def test_people_who_record_in_the_same_second_make_one_chain(app: Flask):
    def one(number: int) -> None:
        with app.app_context(), transaction() as session:
            record(session, bytes([number]) * 16, Action.LEAVE, f"rule:{number}", at=now())

    with ThreadPoolExecutor(8) as people:
        list(people.map(one, range(1, 41)))

    with app.app_context():
        found = verify(reading())
        recorded = set(reading().scalars(select(Audit.object))) - {"chain"}
    assert found.broken_at is None
    assert found.entries == 41
    assert recorded == {f"rule:{number}" for number in range(1, 41)}


@pytest.mark.parametrize(
    "statement",
    [
        update(Audit).values(rule=1),
        update(Audit).where(Audit.seq == 2).values(staff_id=None),
        delete(Audit),
        delete(Audit).where(Audit.seq == 1),
        delete(Audit).where(Audit.seq == 4),
    ],
)
def test_the_database_refuses_to_change_or_remove_an_entry(session, statement):
    fill(session)

    with pytest.raises(IntegrityError, match="audit: "):
        session.execute(statement)

    assert verify(session).broken_at is None


def _row(seq: int, previous: bytes, **more) -> dict:
    deed = Deed(NOON.date(), OTTER, "leave", "rule:9")
    row = {"seq": seq, "previous_hash": previous, "hash": hash_of(Link(seq, previous, deed))}
    return row | {"day": deed.day, "staff_id": OTTER, "action": "leave", "object": "rule:9"} | more


def test_a_chain_cannot_fork_or_be_added_to_in_the_middle(session):
    fill(session)
    second, last = rows(session)[1], rows(session)[-1]

    for row in (
        _row(5, second.hash),
        _row(6, last.hash),
        _row(2, last.hash),
        _row(5, last.hash, hash=second.hash),
        _row(5, last.hash, kept_from=3, action="anchored"),
    ):
        for way in (insert(Audit), insert(Audit).prefix_with("OR REPLACE")):
            with pytest.raises(IntegrityError, match="audit: "):
                session.execute(way, row)

    assert len(rows(session)) == 4
    session.execute(insert(Audit), _row(5, last.hash))


def test_only_an_anchor_says_what_is_kept(session):
    last = rows(session)[-1]

    with pytest.raises(IntegrityError, match="anchor"):
        session.execute(insert(Audit), _row(2, last.hash, kept_from=1))


def test_the_real_file_refuses_whoever_opens_it(app, settings):
    with app.app_context(), transaction() as session:
        fill(session)
    connection = sqlite3.connect(settings.data / "lamplit.db")

    for sql in ("UPDATE audit SET rule = 1", "DELETE FROM audit", "DELETE FROM audit WHERE seq=4"):
        with pytest.raises(sqlite3.IntegrityError, match="audit: "):
            connection.execute(sql)
    connection.close()


def test_a_record_that_was_emptied_past_the_guard_is_not_begun_again(app, settings):
    connection = sqlite3.connect(settings.data / "lamplit.db")
    connection.execute("DROP TRIGGER audit_delete")
    connection.execute("DELETE FROM audit")
    connection.commit()
    connection.close()

    with app.app_context(), pytest.raises(NeverBegun), transaction() as session:
        fill(session)


def test_the_guard_stands_in_every_database_that_is_made(session):
    connection = session.connection().connection.driver_connection
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()

    assert {name for (name,) in names} == {"audit_update", "audit_delete", "audit_insert"}
