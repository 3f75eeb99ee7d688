"""What a killed process left half made goes; what somebody writes just now, or made, stays."""

import os
from datetime import UTC, datetime, timedelta

import pytest

from forum.running.purging.files import remove_leftovers
from forum.search.locks import locked

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
SECRET = "secret.0123456789abcdef"
GEN = "search/tantivy/gen-1/members.new"


@pytest.fixture
def lay(tmp_path):
    """Write a file of some age."""

    def write(name, **age):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("Wistaria")
        os.utime(file, times=((NOON - timedelta(**age)).timestamp(),) * 2)

    return write


def there(folder):
    return {str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file()}


@pytest.mark.parametrize(
    "name", [SECRET, "help-lines.toml.new", "search/whoosh/current.new", "search/meaning/x/y.new"]
)
def test_what_was_left_half_made_goes_and_is_named(tmp_path, lay, name):
    lay(name, hours=2)
    lay("lamplit.db", hours=2)

    told = remove_leftovers(tmp_path, NOON)

    assert there(tmp_path) == {"lamplit.db"}
    assert told == f"Removed what was left in the data folder: {name.rpartition('/')[2]}."


def test_a_folder_that_was_left_half_made_goes(tmp_path, lay):
    lay(f"{GEN}/meta.json", hours=2)
    os.utime(tmp_path / GEN, times=((NOON - timedelta(hours=2)).timestamp(),) * 2)

    remove_leftovers(tmp_path, NOON)

    assert there(tmp_path) == set()


@pytest.mark.parametrize(
    "kept", ["secret", "secret.bak", "help-lines.toml", "notes.new", "search/whoosh/current"]
)
def test_what_is_in_use_or_somebody_elses_stays(tmp_path, lay, kept):
    lay(kept, days=400)
    lay(SECRET, minutes=5)

    assert remove_leftovers(tmp_path, NOON) == "No file was left half made."
    assert there(tmp_path) == {kept, SECRET}


@pytest.mark.parametrize(("days", "stays"), [(6, True), (8, False)])
def test_the_help_lines_of_before_a_change_stay_for_a_week(tmp_path, lay, days, stays):
    lay("help-lines.before.toml", days=days)

    remove_leftovers(tmp_path, NOON)

    assert (tmp_path / "help-lines.before.toml").exists() is stays


def test_a_backup_that_somebody_unpacks_just_now_stays_and_one_that_was_left_goes(tmp_path, lay):
    lay("restoring/lamplit.db", minutes=5)
    with locked(tmp_path / "restoring" / "lock"):
        assert remove_leftovers(tmp_path, NOON) == "No file was left half made."

    remove_leftovers(tmp_path, NOON)

    assert there(tmp_path) == set()
