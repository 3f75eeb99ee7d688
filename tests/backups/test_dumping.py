"""A backup has every row of one moment, and nothing of what lies between the rows."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from forum.backups.dumping import NOTE_TABLES, Dump
from forum.database import Base
from forum.transaction import db

DAY = date(2026, 3, 1)


@pytest.fixture
def dump(app, settings):
    with app.app_context(), db.engine.connect() as connection:
        yield Dump(connection, DAY, settings.data)


def rows_by_table(records) -> dict[str, list]:
    tables, rows = {}, []
    for record in records:
        if isinstance(record, list):
            rows.append(record)
        elif "table" in record:
            rows = tables[record["table"]] = []
    return tables


def test_every_table_is_in_it_but_what_search_has_to_look_at(inside, dump):
    with inside() as make:
        make.reply(make.thread(body="Words to keep."))

    records = list(dump.whole())

    tables = rows_by_table(records)
    assert tables.keys() == Base.metadata.tables.keys() - {"search_outbox"} | {"alembic_version"}
    assert len(tables["post"]) == 2
    assert "Words to keep." in str(tables["words"])
    assert sum(map(len, tables.values())) == dump.count() - _waiting(dump)
    assert records[-1] == {"end": True}


def _waiting(dump) -> int:
    found = dump.connection.exec_driver_sql("SELECT count(*) FROM search_outbox")
    return found.scalar_one()


def test_it_shows_one_moment_whatever_is_written_meanwhile(inside, dump):
    with inside() as make:
        writer = make.writer()
        post = make.reply(make.thread(), body="Before.", writer=writer)
    records = dump.whole()
    next(records)

    with inside() as make:
        make.take_back(make.post(post.id), writer=writer)
        make.thread(body="After.")

    words = str(rows_by_table(records)["words"])
    assert "Before." in words
    assert "After." not in words


def test_help_lines_of_ones_own_go_along_and_no_other_file(settings, dump):
    (settings.data / "help-lines.toml").write_text("only = true\n")

    files = [record for record in dump.whole() if "file" in record]

    assert files == [{"file": "help-lines.toml", "text": "only = true\n"}]
    assert settings.secret.decode() not in str(list(dump.whole()))


def test_notes_alone_have_ids_and_no_words(app, inside, dump):
    with inside() as make:
        writer = make.writer()
        make.take_back(make.reply(make.thread(), body="Mine.", writer=writer), writer=writer)

    tables = rows_by_table(dump.notes())

    assert tables.keys() == set(NOTE_TABLES)
    [[mark, _, kind, month]] = tables["erasure"]
    assert (len(mark), kind, month[-2:]) == (16, "gone", "01")


def test_a_database_from_before_has_no_notes(app, settings):
    with app.app_context(), Session(db.engine) as session, session.begin():
        for name in NOTE_TABLES:
            session.connection().exec_driver_sql(f"DROP TABLE {name}")
    with app.app_context(), db.engine.connect() as connection:
        records = list(Dump(connection, DAY, settings.data).notes())

    assert rows_by_table(records) == {}
