"""The worker does its chores again and again, alone in its folder, until it is told to stop."""

import os
import signal
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from forum.running import worker
from forum.running.memory.sparing import KEPT_KIBIBYTES
from forum.running.worker import ALIVE_FOR, is_alive
from tests.running.processes import ENOUGH, group, running, wait_until

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
WORK = """
from datetime import timedelta
from pathlib import Path
from forum.running.worker import Chore, work

data = Path(os.environ["LAMPLIT_DATA"])

def note():
    with (data / "done").open("a") as done:
        done.write("once more ")

def fail():
    raise ValueError("canary")

app.extensions["chores"] = [
    Chore("fail", timedelta(0), fail, again=timedelta(0)),
    Chore("note", timedelta(0), note),
    Chore("note-daily", timedelta(days=1), lambda: (data / "daily").open("a").write("x")),
]
"""


def rounds(data: Path) -> int:
    done = data / "done"
    return done.read_text().count("once more") if done.exists() else 0


def test_nobody_is_at_work_in_a_new_folder(tmp_path):
    assert not is_alive(tmp_path, NOON)
    (tmp_path / "file").touch()
    assert not is_alive(tmp_path / "file", NOON)


@pytest.mark.parametrize(
    ("age", "alive"),
    [(timedelta(0), True), (ALIVE_FOR - timedelta(seconds=1), True), (ALIVE_FOR, False)],
)
def test_a_sign_of_life_counts_for_a_while(tmp_path, age, alive):
    sign = tmp_path / "worker.alive"
    sign.touch()
    os.utime(sign, times=((NOON - age).timestamp(),) * 2)

    assert is_alive(tmp_path, NOON) is alive


def test_chores_are_done_again_and_again_when_they_are_due(tmp_path):
    with running(WORK + "work(app)", LAMPLIT_DATA=str(tmp_path)) as worker:
        wait_until(lambda: rounds(tmp_path) >= 3)
        assert is_alive(tmp_path, datetime.now(UTC))

        worker.terminate()
        worker.communicate()

    assert (tmp_path / "daily").read_text() == "x"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_worker_that_is_told_to_stop_leaves_nothing_behind(tmp_path, number):
    with running(WORK + "work(app)", LAMPLIT_DATA=str(tmp_path)) as worker:
        wait_until(lambda: rounds(tmp_path))

        worker.send_signal(number)
        worker.communicate()

    assert worker.returncode == 0
    assert not (tmp_path / "worker.alive").exists()


def test_a_chore_that_fails_is_told_without_its_words_and_tried_again(tmp_path):
    with running(WORK + "work(app)", LAMPLIT_DATA=str(tmp_path)) as worker:
        wait_until(lambda: rounds(tmp_path) >= 3)
        worker.terminate()
        _, told = worker.communicate()

    lines = [line for line in told.splitlines() if "chore failed, will be tried again" in line]
    assert len(lines) >= 3
    assert all("chore=fail error=ValueError at=" in line for line in lines)
    assert "canary" not in told


def test_one_that_has_done_enough_makes_room_and_the_next_goes_on_where_it_was(tmp_path):
    for _ in range(2):
        program = WORK + ENOUGH + "work(app, parent=os.getppid(), is_first=False)"
        with running(program, LAMPLIT_DATA=str(tmp_path)) as process:
            process.communicate()
        assert process.returncode == 0
        assert (tmp_path / "worker.alive").exists()  # the next one comes at once

    assert (tmp_path / "daily").read_text() == "x"
    assert rounds(tmp_path) >= 2


def test_one_whom_nobody_would_replace_makes_no_room(tmp_path):
    with running(WORK + ENOUGH + "work(app)", LAMPLIT_DATA=str(tmp_path)) as process:
        wait_until(lambda: rounds(tmp_path) >= 4)
        assert process.poll() is None


def test_a_chore_finds_the_forum_around_it(tmp_path):
    program = """
from flask import current_app
app.extensions["chores"] = [
    Chore("look", timedelta(0), lambda: (data / current_app.name).touch())
]
work(app)
"""
    with running(WORK + program, LAMPLIT_DATA=str(tmp_path)):
        wait_until((tmp_path / "forum").exists)


def test_its_connections_keep_few_pages(tmp_path):
    program = """
from forum.database import settings_of
from forum.transaction import db

def look():
    with db.engine.connect() as connection:
        (data / "found").write_text(str(settings_of(connection, ["cache_size"])["cache_size"]))
    (data / "written").touch()

app.extensions["chores"] = [Chore("look", timedelta(0), look)]
work(app)
"""
    with running(WORK + program, LAMPLIT_DATA=str(tmp_path)):
        wait_until((tmp_path / "written").exists)

    assert (tmp_path / "found").read_text() == str(-KEPT_KIBIBYTES)


def test_a_second_worker_waits_until_the_first_has_ended(tmp_path):
    second_program = WORK.replace("once more", "taken over") + "work(app)"
    with running(WORK + "work(app)", LAMPLIT_DATA=str(tmp_path)) as first:
        wait_until(lambda: rounds(tmp_path))
        with running(second_program, LAMPLIT_DATA=str(tmp_path)) as second:
            said = second.stderr.readline()
            before = (tmp_path / "done").read_text()
            first.terminate()
            first.communicate()

            wait_until(lambda: "taken over" in (tmp_path / "done").read_text())

    assert "another worker has this data folder: waiting until it ends" in said
    assert "taken over" not in before


def test_a_worker_that_only_waited_does_not_take_the_others_sign_of_life(tmp_path):
    with running(WORK + "work(app)", LAMPLIT_DATA=str(tmp_path)) as first:
        wait_until(lambda: rounds(tmp_path))
        with running(WORK + "work(app)", LAMPLIT_DATA=str(tmp_path)) as second:
            second.stderr.readline()
            second.terminate()
            second.communicate()

        assert second.returncode == 0
        assert (tmp_path / "worker.alive").exists()
        assert first.poll() is None


def test_a_worker_without_its_parent_ends(tmp_path):
    program = """
import time

if os.fork():
    wait_for_the_child = data / "done"
    while not wait_for_the_child.exists():
        time.sleep(0.02)
    os._exit(0)
work(app, parent=os.getppid())
"""
    with running(WORK + program, LAMPLIT_DATA=str(tmp_path)) as parent:
        parent.wait()
        wait_until(lambda: not group(parent))

    assert rounds(tmp_path) > 0
    assert not (tmp_path / "worker.alive").exists()


APART = """
import threading
from datetime import timedelta
from pathlib import Path
from forum.running.worker import Chore, work

data = Path(os.environ["LAMPLIT_DATA"])

def note(name):
    with (data / name).open("a") as done:
        done.write("x")

def stand_still():
    note("begun")
    threading.Event().wait()

def fail():
    note("failed")
    raise ValueError("canary")

app.extensions["chores"] = [
    Chore("stand-still", timedelta(0), stand_still, apart=True),
    Chore("fail", timedelta(0), fail, apart=True, again=timedelta(0)),
    Chore("note", timedelta(0), lambda: note("noted"), apart=True),
    Chore("note-daily", timedelta(days=1), lambda: note("daily"), apart=True),
    Chore("note-as-ever", timedelta(0), lambda: note("noted too")),
]
work(app)
"""


def test_a_chore_apart_holds_up_nobody_and_is_done_once_at_a_time(tmp_path):
    noted = [tmp_path / name for name in ("failed", "noted", "noted too")]
    with running(APART, LAMPLIT_DATA=str(tmp_path)) as worker:
        wait_until(lambda: all(file.exists() and len(file.read_text()) >= 3 for file in noted))

        worker.terminate()
        _, told = worker.communicate()

    assert worker.returncode == 0
    assert [(tmp_path / name).read_text() for name in ("begun", "daily")] == ["x", "x"]
    assert "chore=fail error=ValueError at=" in told
    assert "canary" not in told


def test_between_two_rounds_it_gives_back_what_is_free(tmp_path, monkeypatch):
    times = iter([False, False, True])
    told = []
    monkeypatch.setattr(worker, "NAP_SECONDS", 0)
    monkeypatch.setattr(worker, "Spare", lambda: SimpleNamespace(give_back=told.append))

    stop = SimpleNamespace(is_up=lambda: next(times), may_make_room=False)
    worker._go_on([], tmp_path / "alive", stop)

    assert len(told) == 2
    assert told == sorted(told)
