"""When the forum stops, nothing of what was deleted stays in its files."""

import os
import shutil
import signal

import pytest

from forum.running.purging.ending import leave_nothing_behind
from tests.running.processes import fetch, group, opened, wait_until
from tests.running.purging.residue import ROWS, found, plant, rows_left


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_however_it_stops_nothing_of_what_was_deleted_stays(tmp_path, address, migrated, number):
    # Given a forum that runs and has cleared up, and words that are deleted after that
    shutil.copy(migrated, tmp_path / "lamplit.db")
    done = [tmp_path / "chores" / name for name in ("empty-log", "purge")]
    with opened(tmp_path, address) as forum:
        fetch(address, "/readyz")
        wait_until(lambda: all(file.exists() for file in done))
        plant(tmp_path)
        assert found(tmp_path) != []

        # When it is told to stop, or its first process is killed
        os.kill(forum.pid, number)
        forum.wait()
        wait_until(lambda: not group(forum))

    # Then no file has them
    assert found(tmp_path) == []
    assert rows_left(tmp_path) == ROWS // 2


def test_a_database_that_is_damaged_does_not_keep_it_from_ending(app, settings):
    (settings.data / "lamplit.db").write_bytes(b"no database at all" * 100)
    (settings.data / "sessions.db").unlink(missing_ok=True)
    (settings.data / "sessions.db").mkdir()

    leave_nothing_behind(app)
