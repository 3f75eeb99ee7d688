"""Databases beside the forum's own: one is filled, one is only looked at."""

import pytest
from sqlalchemy.exc import OperationalError

from forum.backups.files import filling, looking_at, run


def filled(file, rows):
    with filling(file) as connection:
        run(connection, "CREATE TABLE thing (words TEXT)")
        run(connection, "INSERT INTO thing VALUES (?)", rows)
    return file


def test_what_was_filled_in_is_there_and_nothing_beside_it(tmp_path):
    file = filled(tmp_path / "a?b #c%20.db", [(f"Words {n}",) for n in range(1200)])

    assert [each.name for each in tmp_path.iterdir()] == [file.name]
    with looking_at(file) as connection:
        assert len(run(connection, "SELECT * FROM thing").all()) == 1200


def test_what_is_looked_at_cannot_be_changed(tmp_path):
    file = filled(tmp_path / "a.db", [("Words",)])

    with looking_at(file) as connection, pytest.raises(OperationalError, match="readonly"):
        run(connection, "DELETE FROM thing")


def test_a_failure_shows_none_of_the_words(tmp_path):
    file = filled(tmp_path / "a.db", [("Words",)])

    with looking_at(file) as connection, pytest.raises(OperationalError) as failed:
        run(connection, "INSERT INTO thing VALUES (?)", [("Private",)])

    assert "Private" not in str(failed.value)
