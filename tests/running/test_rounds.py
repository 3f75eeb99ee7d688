"""It is known of each chore whether it came to its end in time."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from forum.clock import now
from forum.running.rounds import GRACE, behind, due_in, note_done

HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Chore:
    """The little that is asked of a chore."""

    name: str
    every: timedelta = HOUR


CHORES = [Chore("forget-hours"), Chore("check-record", 24 * HOUR)]


def test_a_chore_that_never_came_to_its_end_is_behind(tmp_path):
    note_done(tmp_path, "check-record")

    assert behind(tmp_path, CHORES, now()) == ["forget-hours"]


def test_a_chore_is_behind_when_its_last_end_is_too_long_ago(tmp_path):
    for chore in CHORES:
        note_done(tmp_path, chore.name)

    assert behind(tmp_path, CHORES, now()) == []
    assert behind(tmp_path, CHORES, now() + 2 * GRACE + timedelta(minutes=1)) == ["forget-hours"]
    assert behind(tmp_path, CHORES, now() + 26 * HOUR) == ["forget-hours", "check-record"]


def test_where_nothing_can_be_noted_the_worker_goes_on(tmp_path):
    (tmp_path / "chores").write_text("in the way")

    note_done(tmp_path, "forget-hours")

    assert behind(tmp_path, CHORES[:1], now()) == ["forget-hours"]


def test_a_chore_is_due_when_its_time_is_over_since_its_last_end(tmp_path):
    note_done(tmp_path, "forget-hours")
    done = datetime.fromtimestamp((tmp_path / "chores" / "forget-hours").stat().st_mtime, UTC)
    chore, never = Chore("forget-hours"), Chore("check-record")

    assert due_in(tmp_path, never, done) == timedelta(0)
    assert due_in(tmp_path, chore, done + timedelta(minutes=20)) == timedelta(minutes=40)
    assert due_in(tmp_path, chore, done + 3 * HOUR) == timedelta(0)
    assert due_in(tmp_path, chore, done - 3 * HOUR) == HOUR  # the clock was set back
