"""One purge at a time, and again in time."""

import os
import threading
from datetime import UTC, datetime, timedelta

import pytest

from forum.running.purging.alone import DONE, alone, is_due, note_done

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def clock_of_greenwich(monkeypatch):
    """Let the machine's own clock show UTC."""
    import time

    with monkeypatch.context() as patch:
        patch.setenv("TZ", "UTC")
        time.tzset()
        yield
    time.tzset()


def test_a_second_purge_waits_for_the_first(tmp_path):
    told, order = threading.Event(), []

    def second():
        with alone(tmp_path, wait=told.set):
            order.append("second")

    with alone(tmp_path, wait=lambda: order.append("waited")):
        thread = threading.Thread(target=second)
        thread.start()
        assert told.wait(60)
        order.append("first")
    thread.join()

    assert order == ["first", "second"]


@pytest.mark.parametrize(
    ("hours_ago", "hour", "is_time"),
    [
        *((11, 3, False), (12, 3, True), (12, 1, False), (12, 6, False)),
        *((22, 12, False), (23, 12, True)),
    ],
)
def test_it_is_time_at_night_or_before_a_day_has_passed(tmp_path, hours_ago, hour, is_time):
    at = NOON.replace(hour=hour)
    note_done(tmp_path)
    os.utime(tmp_path / DONE, times=((at - timedelta(hours=hours_ago)).timestamp(),) * 2)

    assert is_due(tmp_path, at) is is_time


def test_where_nobody_ever_purged_it_is_time(tmp_path):
    assert is_due(tmp_path, NOON)
