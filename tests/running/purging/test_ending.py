"""When the forum stops, nothing stays in the logs of its databases."""

import os
import shutil
import signal
import sqlite3
from contextlib import closing

import pytest

from forum.running.purging.ending import leave_nothing_behind
from tests.running.processes import fetch, group, opened, wait_until

CANARY = b"wistaria 7c1e"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_however_it_stops_the_log_is_empty(tmp_path, address, migrated, number):
    # Given a forum that runs, and words in the log of its database
    shutil.copy(migrated, tmp_path / "lamplit.db")
    log = tmp_path / "lamplit.db-wal"
    with opened(tmp_path, address) as forum:
        fetch(address, "/readyz")
        wait_until((tmp_path / "chores" / "empty-log").exists)
        with closing(sqlite3.connect(tmp_path / "lamplit.db")) as database:
            database.execute("INSERT INTO instance_fact VALUES ('canary', ?)", (CANARY,))
            database.commit()
        assert CANARY in log.read_bytes()

        # When it is told to stop, or its first process is killed
        os.kill(forum.pid, number)
        forum.wait()
        wait_until(lambda: not group(forum))

    # Then the log holds nothing
    assert not log.exists() or log.read_bytes() == b""
    assert CANARY in (tmp_path / "lamplit.db").read_bytes()


def test_a_database_that_is_damaged_does_not_keep_it_from_ending(app, settings):
    (settings.data / "lamplit.db").write_bytes(b"no database at all" * 100)
    (settings.data / "sessions.db").unlink(missing_ok=True)
    (settings.data / "sessions.db").mkdir()

    leave_nothing_behind(app)
