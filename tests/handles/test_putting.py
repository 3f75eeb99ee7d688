"""Rows put past SQLAlchemy: the same as it writes, and seen by whoever watches what is written."""

import sqlite3
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import Engine, bindparam, event, insert, select, update
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm import Session

from forum.accounts.models import Credential
from forum.database import table_of
from forum.handles.models import Handle
from forum.handles.putting import put_row, put_rows
from forum.moderation.models import Lease
from forum.notices.models import Follow
from forum.separation import SidesMixed, watch
from tests.counting import statements

DAY = date(2026, 11, 30)
NEW = insert(table_of(Handle))
RENAMED = update(table_of(Handle)).where(Handle.id == bindparam("which", type_=Handle.id.type))
HERON = {"id": b"h" * 16, "scope": "site", "name": "Quiet Heron", "day": DAY}
ALL = select(Handle.id, Handle.scope, Handle.name, Handle.day)


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    with Session(engine) as session:
        yield session


def handles(session: Session) -> list[dict]:
    return [row._asdict() for row in session.execute(ALL.order_by(Handle.name))]


def test_the_row_is_the_one_that_sqlalchemy_writes(session):
    put_row(session, NEW, HERON)

    assert handles(session) == [HERON]


def test_a_row_is_changed_and_no_other(session):
    other = {**HERON, "id": b"o" * 16, "name": "Quiet Otter"}
    put_rows(session.connection(), NEW, [HERON, other])

    put_row(session, RENAMED, {"which": other["id"], "name": "Slow Otter", "day": date(2026, 1, 2)})

    assert handles(session) == [HERON, {**other, "name": "Slow Otter", "day": date(2026, 1, 2)}]


def test_nothing_stands_where_nothing_is_given(session):
    put_row(session, NEW, HERON)

    with pytest.raises(IntegrityError):
        put_row(session, RENAMED, {"which": HERON["id"], "day": None})


def test_it_goes_with_its_transaction(session):
    put_row(session, NEW, HERON)
    session.rollback()

    assert handles(session) == []


def test_a_row_that_may_not_be_is_refused_as_sqlalchemy_refuses_it(session):
    put_row(session, NEW, HERON)
    twin = {**HERON, "id": b"t" * 16}

    with pytest.raises(IntegrityError) as refused:
        put_row(session, NEW, twin)

    assert refused.value.orig.sqlite_errorname == "SQLITE_CONSTRAINT_UNIQUE"
    assert "Heron" not in str(refused.value)
    assert handles(session) == [HERON]


def test_what_sqlite_cannot_do_is_told_as_sqlalchemy_tells_it(engine, session):
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE handle")

    with pytest.raises(OperationalError):
        put_row(session, NEW, HERON)


@pytest.mark.parametrize("first", [NEW, insert(table_of(Credential))])
def test_both_sides_in_one_transaction_are_stopped(session, first):
    watch(session)
    of_account = {"lookup": b"l", "kind": "passphrase", "wrapped_root": b"w", "active_year": 2026}
    given = [(NEW, HERON), (insert(table_of(Credential)), of_account)]
    given.sort(key=lambda each: each[0] is not first)
    put_row(session, *given[0])

    with pytest.raises(SidesMixed):
        put_row(session, *given[1])


def test_it_is_counted_with_all_statements_before_it_is_done(engine, session):
    heard = []

    def note(connection, cursor, sql, values, context, is_many):
        there = connection.connection.driver_connection.execute("SELECT count(*) FROM handle")
        heard.append((values, context.compiled_parameters, is_many, *there.fetchone()))

    event.listen(engine, "before_cursor_execute", note)
    with statements(engine) as seen:
        put_row(session, NEW, HERON)

    assert [sql.partition(" (")[0] for sql in seen] == ["INSERT INTO handle"]
    assert heard == [((HERON["id"], "site", "Quiet Heron", "2026-11-30"), [HERON], False, 0)]


def test_several_rows_are_one_statement(engine, session):
    rows = [{"handle_id": bytes([which]), "about_id": b"a"} for which in range(3)]

    with statements(engine) as seen:
        put_rows(session.connection(), insert(table_of(Follow)), rows)

    assert len(seen) == 1
    assert session.scalars(select(Follow.handle_id).order_by(Follow.handle_id)).all() == [
        b"\x00",
        b"\x01",
        b"\x02",
    ]


@pytest.mark.parametrize(
    ("deed", "row"),
    [
        (RENAMED.returning(Handle.id), {"which": b"", "name": ""}),
        (insert(table_of(Lease)), {"case_id": b"", "until": datetime(2026, 11, 30, tzinfo=UTC)}),
        (NEW.values(day=DAY), {"id": b""}),
    ],
)
def test_what_is_not_given_whole_or_not_as_sqlite_has_it_is_not_put_so(session, deed, row):
    with pytest.raises(TypeError):
        put_row(session, deed, row)


def test_a_full_disk_is_told_and_nothing_is_tried_again(session):
    """SQLite may have ended the transaction: the same once more would be kept for good."""
    driver = session.connection().connection.driver_connection
    pages = driver.execute("PRAGMA page_count").fetchone()[0]
    driver.execute(f"PRAGMA max_page_count = {pages}")

    with pytest.raises(OperationalError) as refused:
        put_row(session, NEW, {**HERON, "name": "x" * 100_000})

    assert refused.value.orig.sqlite_errorcode == sqlite3.SQLITE_FULL
    session.rollback()
    assert handles(session) == []


def test_another_database_is_told_by_sqlalchemy(session, monkeypatch):
    told, connection = [], session.connection()
    monkeypatch.setattr(connection.dialect, "name", "postgresql")
    monkeypatch.setattr(connection, "execute", lambda *given: told.append(given))

    put_rows(connection, NEW, [HERON])

    assert told == [(NEW, [HERON])]
