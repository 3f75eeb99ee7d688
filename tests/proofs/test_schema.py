"""Proof 7: no table tells more than it must, and none joins an account and a handle."""

import sqlite3
from datetime import timedelta

import pytest
from sqlalchemy import (
    BLOB,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Integer,
    Interval,
    LargeBinary,
    MetaData,
    String,
    Table,
    Time,
    create_engine,
    func,
    text,
)

from forum import database
from forum.clock import now
from forum.database import PRAGMAS, Base, Moment, prepare, table_options
from forum.sealing import new_root
from forum.transaction import db
from tests.proofs import schema

# One more, such as a day or a number, could join an account's row to a handle's, or two of them.
MOST_PRIVATE = {
    "credential": {"lookup", "kind", "wrapped_root", "active_year", "mark"},
    "retired_passphrase": {"mark", "year"},
    "handle": {"id", "scope", "name", "day"},
    "sealed_entry": {"address", "box"},
}


def key() -> Column:
    return Column("id", LargeBinary(16), primary_key=True)


def sample(*columns: Column, side: str = "handle", **more) -> list[str]:
    """Return the faults of a table of these columns, beside one handle and one account."""
    metadata = MetaData()
    for other in ("handle", "account"):
        Table(f"some_{other}", metadata, key(), **table_options(other))
    table = Table("sample", metadata, *columns, **(table_options(side) | more))
    return schema.table_faults(table)


def test_our_tables_have_no_fault():
    assert len(Base.metadata.tables) >= 10
    assert schema.faults(Base.metadata) == []


def test_each_exception_is_still_needed():
    """So that the list of exceptions gets shorter when it can."""
    ours = {(t.name, c.name) for t in Base.metadata.sorted_tables for c in t.columns}
    listed = schema.FINER_THAN_A_DAY.keys() | schema.ORDER_OF_A_TALK | schema.PLACED.keys()

    assert {place for place in listed if place[0] != "session"} <= ours
    assert schema.KEYED_OTHERWISE.keys() <= Base.metadata.tables.keys()


def test_a_table_of_a_key_and_a_day_has_no_fault():
    assert sample(key(), Column("day", Date), Column("year", Integer), Column("name", String)) == []


@pytest.mark.parametrize(
    "column",
    [
        Column("moment", DateTime),
        Column("day", DateTime(timezone=True)),
        Column("day", Moment),
        Column("took", Interval),
        Column("wake", Time),
        Column("created_at", Integer),
        Column("hour", Integer),
        Column("last_seen", String),
        Column("valid_until", Integer),
        Column("seq", Integer),
        Column("updated", String),
    ],
)
def test_a_column_finer_than_a_day_is_found(column):
    assert sample(key(), column) == [f"sample.{column.name}: finer than a day"]


@pytest.mark.parametrize(
    ("columns", "fault"),
    [
        ([Column("id", Integer, primary_key=True)], "counts its rows"),
        ([Column("id", Integer, primary_key=True)], "not keyed by 16 random bytes"),
        ([Column("id", String, primary_key=True)], "not keyed by 16 random bytes"),
        ([Column("id", LargeBinary(8), primary_key=True)], "not keyed by 16 random bytes"),
        ([key(), Column("n", Integer, primary_key=True)], "not keyed by 16 random bytes"),
        ([key(), Column("day", Date, server_default=func.current_date())], "by the database"),
        ([key(), Column("account_id", LargeBinary(16))], "names the other side"),
        ([key(), Column("lookup", LargeBinary(32))], "names the other side"),
        ([key(), Column("link", BLOB, ForeignKey("some_account.id"))], "on the other side"),
    ],
)
def test_a_table_that_counts_or_joins_is_found(columns, fault):
    assert any(fault in found for found in sample(*columns))


def test_a_table_of_accounts_may_not_know_of_posts():
    found = sample(key(), Column("post_id", LargeBinary(16)), side="account")

    assert any("names the other side" in fault for fault in found)
    assert sample(key(), Column("link", BLOB, ForeignKey("some_handle.id")), side="account")


def test_a_neutral_table_may_not_join_the_two():
    both = [Column("handle_id", LargeBinary(16)), Column("account_id", LargeBinary(16))]

    assert any("of an account and of a handle" in f for f in sample(key(), *both, side="neutral"))
    assert sample(key(), Column("a", BLOB, ForeignKey("some_handle.id")), side="neutral")


def test_a_table_without_side_or_with_row_numbers_is_found():
    assert any("declare its side" in fault for fault in sample(key(), info={}))
    assert any("order of writing" in fault for fault in sample(key(), sqlite_with_rowid=True))


# --- the real files ---


def definitions(file) -> dict[str, str]:
    connection = sqlite3.connect(file)
    rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall()
    connection.close()
    return {name: sql for name, sql in rows if name != "alembic_version"}


def unfit(tables: dict[str, str]) -> list[str]:
    """Return the tables that number their rows or know the time by themselves."""
    return [
        name
        for name, sql in tables.items()
        if not ("WITHOUT ROWID" in sql.upper() or (name == "words" and is_made_of_its_id(sql)))
        or any(word in sql.upper() for word in ("AUTOINCREMENT", "CURRENT_", "DEFAULT", "NOW("))
    ]


def is_made_of_its_id(sql: str) -> bool:
    """Whether this is a table whose rows have a number that the database checks."""
    check = schema.HALF_OF["sqlite"].format("post_id")
    wanted = ('"key" INTEGER NOT NULL', 'PRIMARY KEY ("key")', "UNIQUE (post_id)")
    return all(part in sql for part in (*wanted, "post_id BLOB NOT NULL", f"CHECK ({check})"))


def test_no_table_of_the_real_files_numbers_its_rows(app, member, settings):
    member.get("/me")

    assert definitions(settings.data / "lamplit.db").keys() == Base.metadata.tables.keys()
    assert unfit(definitions(settings.data / "lamplit.db")) == []
    assert definitions(settings.data / "sessions.db").keys() == {"session"}
    assert unfit(definitions(settings.data / "sessions.db")) == []


def test_there_are_no_sequences_and_no_triggers_but_those_that_guard_the_record(settings):
    connection = sqlite3.connect(settings.data / "lamplit.db")
    rows = connection.execute("SELECT type, name, tbl_name FROM sqlite_master").fetchall()
    connection.close()

    assert {kind for kind, *_ in rows} == {"table", "index", "trigger"}
    assert {table for kind, _, table in rows if kind == "trigger"} == {"audit"}
    assert "sqlite_sequence" not in {name for _, name, _ in rows}


@pytest.mark.parametrize(
    "sql",
    [
        "CREATE TABLE t (id BLOB PRIMARY KEY)",
        "CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT)",
        "CREATE TABLE t (id BLOB PRIMARY KEY, at DEFAULT CURRENT_TIMESTAMP) WITHOUT ROWID",
    ],
)
def test_an_unfit_table_in_a_file_is_found(tmp_path, sql):
    connection = sqlite3.connect(tmp_path / "sample.db")
    connection.execute(sql)
    connection.close()

    assert "t" in unfit(definitions(tmp_path / "sample.db"))


@pytest.mark.parametrize("name", MOST_PRIVATE)
def test_the_columns_of_the_most_private_tables_are_those_we_know(name):
    assert set(Base.metadata.tables[name].columns.keys()) == MOST_PRIVATE[name]


def test_the_columns_of_sessions_are_those_we_know(settings, app):
    app.extensions["session_store"].keep(new_root(), b"x", ends_at=now() + timedelta(1), at=now())
    connection = sqlite3.connect(settings.data / "sessions.db")
    columns = [row[1] for row in connection.execute("PRAGMA table_info(session)")]
    connection.close()

    assert columns == ["key", "box", "idle_until", "ends_at", "mark"]


@pytest.mark.parametrize("name", PRAGMAS)
def test_the_settings_of_a_connection_can_be_read_back(app, name):
    with app.app_context(), db.engine.connect() as connection:
        assert connection.execute(text(f"PRAGMA {name}")).scalar() == PRAGMAS[name]


def test_the_settings_are_those_that_were_promised():
    promised = {"secure_delete": 1, "foreign_keys": 1, "temp_store": 2, "journal_mode": "wal"}

    assert promised.items() <= PRAGMAS.items()
    assert PRAGMAS["synchronous"] == 2


def test_sessions_are_overwritten_when_they_end(app):
    with app.app_context():
        connection = app.extensions["session_store"]._db()

    assert connection.execute("PRAGMA secure_delete").fetchone() == (1,)
    assert connection.execute("PRAGMA temp_store").fetchone() == (2,)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


@pytest.mark.parametrize(
    ("name", "refused"), [("secure_delete", 7), ("temp_store", 9), ("journal_mode", "telepathy")]
)
def test_a_setting_that_did_not_take_stops_the_start(tmp_path, monkeypatch, name, refused):
    monkeypatch.setitem(database.PRAGMAS, name, refused)
    engine = create_engine(f"sqlite:///{tmp_path / 'sample.db'}")
    prepare(engine)

    with pytest.raises(RuntimeError, match=name):
        engine.connect()
    engine.dispose()
