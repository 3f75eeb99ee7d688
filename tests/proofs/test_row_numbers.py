"""Words have row numbers, and chance made every one of them: the first half of their post's id.

SQLite would fill in a number that it is not given, one more than the last: the order of writing.
"""

import pytest
from sqlalchemy import (
    CheckConstraint,
    Column,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import IntegrityError
from sqlalchemy.schema import CreateTable

from forum.database import Base, table_options
from forum.public_ids import number_of
from forum.transaction import db
from tests.proofs.schema import HALF_OF, is_numbered_by_chance, table_faults

DIALECTS = {"sqlite": sqlite.dialect, "postgresql": postgresql.dialect}
NOT_ITS_OWN = {
    "no number at all": "NULL",
    "one more than the last": "(SELECT max(key) + 1 FROM words)",
    "a number of our own": "1",
    "the last half": "-1",
}
INSERT = "INSERT INTO words (key, post_id, source, html, version) VALUES ({}, :id, '', '', 1)"


@pytest.fixture
def post(app, inside):
    """A post without words, whose id begins with zeros and ends with ones."""
    with inside() as make:
        written = make.reply(make.thread())
        like = {c.key: getattr(written, c.key) for c in Base.metadata.tables["post"].columns}
    more = {"id": bytes(8) + b"\xff" * 8, "seq": 9, "position": 2**40}
    with app.app_context():
        with db.engine.begin() as connection:
            connection.execute(Base.metadata.tables["post"].insert(), like | more)
        yield more["id"]
        db.engine.dispose()


def test_every_row_lies_under_the_number_of_its_post(app, inside):
    # Given words that were written, and others that were hidden and came back
    with inside() as make:
        thread = make.thread()
        for _ in range(20):
            make.reply(thread)
        back = make.reply(thread)
        make.hide(back)
        make.show(back)

    with app.app_context(), db.engine.connect() as connection:
        rows = connection.execute(text("SELECT rowid, post_id FROM words")).all()
        db.engine.dispose()

    assert len(rows) == 22
    assert [number for number, _ in rows] == [number_of(post_id) for _, post_id in rows]


@pytest.mark.parametrize("number", NOT_ITS_OWN.values(), ids=NOT_ITS_OWN)
def test_a_number_of_which_the_id_knows_nothing_is_refused(post, number):
    with db.engine.begin() as connection, pytest.raises(IntegrityError, match="ck_words_key"):
        connection.execute(text(INSERT.format(number)), {"id": post})


def test_a_row_keeps_its_number(post):
    with db.engine.begin() as connection:
        connection.execute(text(INSERT.format("0")), {"id": post})
        with pytest.raises(IntegrityError, match="ck_words_key"):
            connection.execute(text("UPDATE words SET key = key + 1 WHERE key = 0"))


def test_what_a_post_says_is_found_without_looking_at_others(post):
    """Or each post that goes would look at all words there are for its own."""
    plan = "EXPLAIN QUERY PLAN SELECT html FROM words WHERE post_id = :id"

    with db.engine.connect() as connection:
        found = [row.detail for row in connection.execute(text(plan), {"id": post})]

    assert found == ["SEARCH words USING INDEX sqlite_autoindex_words_1 (post_id=?)"]


# --- the shape of such a table ---


def numbered(*, counts=False, nullable=False, unique="post_id", of="post_id"):
    """Return a table of rows that have a number, made of `post_id` where nothing else is said."""
    checks = [CheckConstraint(check.format(of)) for check in HALF_OF.values()]
    return Table(
        "sample",
        MetaData(),
        Column("key", Integer, primary_key=True, autoincrement=counts),
        Column("post_id", LargeBinary(16), nullable=nullable),
        Column("other", LargeBinary(16), nullable=False),
        *checks,
        UniqueConstraint(unique),
        **table_options("handle") | {"sqlite_with_rowid": True},
    )


def test_a_number_made_of_an_id_is_no_fault():
    assert table_faults(numbered()) == []
    assert is_numbered_by_chance(Base.metadata.tables["words"])


@pytest.mark.parametrize(
    "table",
    [
        numbered(counts=True),
        numbered(nullable=True),
        numbered(unique="other"),
        numbered(of="other"),
        numbered(of="version"),
    ],
)
def test_a_number_that_may_be_made_of_anything_else_is_a_fault(table):
    assert any("order of writing" in fault for fault in table_faults(table))


@pytest.mark.parametrize("missing", HALF_OF)
def test_each_database_has_to_check_it(missing):
    table = numbered()
    [check] = [
        c
        for c in table.constraints
        if isinstance(c, CheckConstraint) and str(c.sqltext) == HALF_OF[missing].format("post_id")
    ]
    table.constraints.remove(check)

    assert any("order of writing" in fault for fault in table_faults(table))


def test_each_database_is_told_what_it_understands():
    made = {
        name: str(CreateTable(Base.metadata.tables["words"]).compile(dialect=dialect()))
        for name, dialect in DIALECTS.items()
    }

    for name, sql in made.items():
        [check] = [line for line in sql.splitlines() if "CHECK" in line]
        assert f"({HALF_OF[name].format('post_id')})" in check
        assert not any(word in sql for word in ("SERIAL", "IDENTITY", "AUTOINCREMENT"))
