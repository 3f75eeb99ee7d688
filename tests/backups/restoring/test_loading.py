"""Lines fill a new database, and count for nothing before the last has come."""

from datetime import date

import pytest

from forum.backups.boxes.records import NOTES, WHOLE, Head, NotARecord, to_line
from forum.backups.files import filling
from forum.backups.restoring.loading import Incomplete, Loading, OtherKind

HEAD = Head(WHOLE, "0014", date(2026, 3, 1))
TABLE = {"make": ["CREATE TABLE thing (id BLOB PRIMARY KEY, words TEXT) WITHOUT ROWID"]}
COLUMNS = {"table": "thing", "columns": ["id", "words"]}
END = {"end": True}


@pytest.fixture
def connection(tmp_path):
    with filling(tmp_path / "new.db") as connection:
        yield connection


@pytest.fixture
def load(connection, tmp_path):
    """Takes records, and returns what takes them."""

    def loaded(*records) -> Loading:
        loading = Loading(connection, tmp_path, lambda head: None)
        for record in records:
            loading.take(to_line(record))
        return loading

    return loaded


def test_rows_stand_where_they_stood(connection, load):
    rows = [[bytes([n % 256, n // 256]), f"Words {n}"] for n in range(1200)]

    loading = load(HEAD.record(), TABLE, COLUMNS, *rows, END)

    assert loading.finish() == HEAD
    assert loading.loaded == 1200
    found = connection.exec_driver_sql("SELECT * FROM thing")
    assert sorted(map(tuple, rows)) == sorted(map(tuple, found))


def test_what_ends_too_early_does_not_count(load):
    for records in ([], [HEAD.record()], [HEAD.record(), TABLE, COLUMNS, [b"1", "w"]]):
        with pytest.raises(Incomplete):
            load(*records).finish()


def test_rows_that_lead_nowhere_do_not_count(load):
    other = {"make": ["CREATE TABLE other (id BLOB REFERENCES thing (id))"]}
    columns = {"table": "other", "columns": ["id"]}

    with pytest.raises(Incomplete):
        load(HEAD.record(), TABLE, other, columns, [b"nobody"], END).finish()


def test_a_list_of_what_was_erased_is_no_backup(load):
    with pytest.raises(OtherKind):
        load(Head(NOTES, "0014", HEAD.day).record())


def test_the_first_line_may_be_refused(connection, tmp_path):
    def refuse(head):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        Loading(connection, tmp_path, refuse).take(to_line(HEAD.record()))


@pytest.mark.parametrize(
    "record",
    [
        {"make": ["DROP TABLE thing"]},
        {"make": ["ATTACH 'elsewhere.db' AS other"]},
        {"table": 'thing"; DROP', "columns": ["id"]},
        {"table": "thing", "columns": []},
        {"file": "../secret", "text": "x"},
        {"file": "secret", "text": "x"},
        {"unknown": 1},
    ],
)
def test_a_line_that_would_do_something_else_is_refused(load, tmp_path, record):
    with pytest.raises(NotARecord):
        load(HEAD.record(), TABLE, record)

    assert not (tmp_path / "secret").exists()


def test_help_lines_lie_beside_the_database(load, tmp_path):
    load(HEAD.record(), {"file": "help-lines.toml", "text": "only = true"})

    assert (tmp_path / "help-lines.toml").read_text() == "only = true"
