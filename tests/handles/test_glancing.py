"""Rows at a glance: the same as SQLAlchemy finds, past its session, not past what it holds."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date

import pytest
from sqlalchemy import (
    Date,
    Engine,
    bindparam,
    delete,
    event,
    exists,
    literal,
    literal_column,
    select,
    update,
)
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from forum.accounts.models import InstanceFact
from forum.database import looked_up
from forum.handles import glancing
from forum.handles.glancing import glanced
from forum.moderation.models import Case
from forum.threads.models import Thread
from forum.transaction import db, look_anew, reading, transaction
from tests.counting import statements

FACTS = (
    select(InstanceFact.name, InstanceFact.value, literal("usual").label("said"))
    .where(InstanceFact.name == bindparam("wanted", type_=InstanceFact.name.type))
    .order_by(InstanceFact.name)
)
SALT = {"wanted": "salt"}


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    with Session(engine) as session:
        session.add(InstanceFact(name="salt", value=b"\x00\xff"))
        session.commit()
        yield session


def test_the_rows_are_those_that_sqlalchemy_finds(session):
    [row] = glanced(session, FACTS, SALT)

    assert (row.name, row.value, row.said) == ("salt", b"\x00\xff", "usual")
    assert [tuple(row)] == [tuple(row) for row in looked_up(session, FACTS, SALT)]


def test_days_and_what_is_so_or_not_are_what_sqlalchemy_makes_of_them(session):
    wanted = select(
        literal_column("'2026-11-30'", Date()).label("day"),
        literal_column("NULL", Date()).label("none"),
        exists().where(InstanceFact.name == "salt").label("is_there"),
        literal(3).label("number"),
    )

    [row] = glanced(session, wanted, {})

    assert tuple(row) == tuple(looked_up(session, wanted, {}).one())
    assert (row.none, row.is_there, row.number) == (None, True, 3)


def test_nothing_is_begun_for_them(session):
    glanced(session, FACTS, SALT)

    assert not session.in_transaction()


def test_what_others_have_written_since_is_seen(engine, session):
    before = glanced(session, FACTS, {"wanted": "new"})
    with Session(engine) as other:
        other.add(InstanceFact(name="new", value=b"1"))
        other.commit()

    after = glanced(session, FACTS, {"wanted": "new"})

    assert (before, [row.value for row in after]) == ([], [b"1"])


def test_a_session_sees_what_it_has_written_itself(session):
    session.add(InstanceFact(name="new", value=b"1"))
    session.flush()

    [row] = glanced(session, FACTS, {"wanted": "new"})

    assert row.value == b"1"


def test_a_session_that_has_begun_to_look_sees_one_moment(engine, session):
    looked_up(session, FACTS, SALT).all()
    with Session(engine) as other:
        other.add(InstanceFact(name="new", value=b"1"))
        other.commit()

    assert glanced(session, FACTS, {"wanted": "new"}) == []


@pytest.mark.parametrize("has_begun", [False, True])
def test_it_is_counted_with_all_statements(engine, session, has_begun):
    if has_begun:
        session.connection()

    with statements(engine) as seen:
        glanced(session, FACTS, SALT)

    assert len(seen) == 1
    assert "FROM instance_fact" in seen[0]


def test_who_listens_to_the_connection_of_a_session_hears_of_it(session):
    heard = []
    event.listen(
        session.connection(), "before_cursor_execute", lambda *given: heard.append(given[2])
    )

    glanced(session, FACTS, SALT)

    assert ["FROM instance_fact" in each for each in heard] == [True]


def test_a_day_is_looked_for_as_sqlalchemy_looks_for_it(session):
    day = date(2026, 11, 30)
    wanted = select((bindparam("day", type_=Date) == literal(day)).label("is_it"))

    found = [glanced(session, wanted, {"day": each}) for each in (day, date(2026, 12, 1))]

    assert [row.is_it for [row] in found] == [True, False]
    assert looked_up(session, wanted, {"day": day}).scalar() is True


@pytest.mark.parametrize("has_begun", [False, True])
def test_what_is_wrong_is_told_as_sqlalchemy_tells_it(engine, session, has_begun):
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE instance_fact")
    if has_begun:
        session.connection()

    with pytest.raises(OperationalError):
        glanced(session, FACTS, SALT)


def test_the_connection_goes_back_whatever_happens(engine, session):
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE instance_fact")
    with pytest.raises(OperationalError):
        glanced(session, FACTS, SALT)
    session.rollback()

    assert engine.pool.checkedout() == 0


@pytest.mark.parametrize(
    "wanted",
    [
        select(Case.opened_at),
        select(Thread.id).where(Thread.id.in_([b"1", b"2"])),
    ],
)
def test_what_sqlite_does_not_have_itself_is_not_looked_up_so(session, wanted):
    with pytest.raises(TypeError):
        glanced(session, wanted, {})


@pytest.mark.parametrize(
    "deed", [delete(InstanceFact), update(InstanceFact).values(value=b"1").returning(Thread.id)]
)
def test_nothing_is_written_so(session, deed):
    with pytest.raises(TypeError):
        glanced(session, deed, {})


def test_another_database_is_asked_by_sqlalchemy(engine, session, monkeypatch):
    asked = []
    monkeypatch.setattr(engine.dialect, "name", "postgresql")
    monkeypatch.setattr(glancing, "looked_up", lambda *given: asked.append(given) or [])

    glanced(session, FACTS, SALT)

    assert asked == [(session, FACTS, SALT)]


@pytest.fixture
def lendings(app):
    """Within the forum, lists the connections that its requests are lent, as they are."""
    lent: list[object] = []
    with app.app_context():
        event.listen(db.engine, "checkout", lambda driver, *more: lent.append(driver))
        yield lent


def glance() -> list[object]:
    return glanced(reading(), FACTS, SALT)


def looked_longer() -> list[object]:
    return reading().execute(FACTS, SALT).all()


def test_one_connection_is_lent_for_all_glances_of_a_request(lendings):
    for _ in range(3):
        glance()

    assert (len(lendings), db.engine.pool.checkedout()) == (1, 1)


def test_each_glance_sees_what_others_have_written_since(lendings):
    glance()
    with closing(sqlite3.connect(db.engine.url.database)) as other, other:
        other.execute("DELETE FROM instance_fact")

    assert glance() == []


def test_who_writes_is_lent_the_connection_that_was_looked_with(lendings):
    glance()
    with transaction() as session:
        session.add(InstanceFact(name="one", value=b""))
        assert db.engine.pool.checkedout() == 1

    assert len(lendings) == 2
    assert len(set(map(id, lendings))) == 1


def test_a_request_never_has_more_than_one_to_look_with_and_one_to_write_with(lendings):
    held = []
    with transaction() as session:
        session.add(InstanceFact(name="one", value=b""))
        for look in (glance, looked_longer, glance):
            look()
            held.append(db.engine.pool.checkedout())

    assert held == [2, 2, 2]


@pytest.mark.parametrize("end", [look_anew, db.session.remove])
def test_what_was_lent_goes_back(lendings, end):
    glance()

    end()

    assert db.engine.pool.checkedout() == 0
