"""What the other modes make of their figures: lost and doubled posts, refusals, growth."""

import sqlite3
from contextlib import closing

import pytest

from bench.forum import __main__ as command
from bench.forum.loading import Heard
from bench.forum.modes import growth, overload, under_writing
from bench.forum.modes.overload import HEALTH, Seen


def heard(**more):
    figures = {"a_second": 9.0, "p50": 1.0, "p95": 2.0, "p99": 3.0, "longest": 4.0}
    counts = {"bytes_each": 1, "requests": 9, "errors": 0, "refused": 0, "posted": 0}
    return Heard(**figures | counts | more)


def verdict_of(verdicts, begins):
    [one] = [each for each in verdicts if each.name.startswith(begins)]
    return one.passed


def test_marks_of_one_run_are_counted_in_the_database(tmp_path):
    with closing(sqlite3.connect(tmp_path / "some.db")) as database:
        database.execute("CREATE TABLE words (source)")
        said = ["Thank you. aax1x1", "Thank you. aax1x2", "Again. aax1x2", "Of another run. bbx1x1"]
        database.executemany("INSERT INTO words VALUES (?)", [[each] for each in said])
        database.commit()

    assert under_writing.marks_in(tmp_path / "some.db", "aa") == {"aax1x1": 1, "aax1x2": 2}


@pytest.mark.parametrize(
    ("counted", "lost", "doubled"),
    [
        ({"a": 1, "b": 1}, True, True),
        ({"a": 1}, False, True),
        ({"a": 1, "b": 2}, True, False),
        ({"a": 1, "b": 1, "under way": 1}, True, True),
    ],
)
def test_a_lost_or_doubled_post_is_told(counted, lost, doubled):
    said = under_writing.verdicts(heard(), heard(), heard(posted=2), counted)

    assert verdict_of(said, "posts found") is lost
    assert verdict_of(said, "posts that are there twice") is doubled


@pytest.mark.parametrize(("p99", "passed"), [(9.0, True), (9.4, False)])
def test_reading_may_wait_three_times_as_long(p99, passed):
    said = under_writing.verdicts(heard(), heard(p99=p99), heard(), {})

    assert verdict_of(said, "p99") is passed


def test_a_refusal_says_how_long_to_wait_and_says_so_soon():
    seen = [Seen("/t/x", 503, 0.1, "2"), Seen(HEALTH, 200, 0.1, None)]

    assert all(one.passed for one in overload.verdicts(seen))


@pytest.mark.parametrize(
    ("seen", "begins"),
    [
        (Seen("/t/x", 503, 0.1, None), "refusals without"),
        (Seen("/t/x", 503, 1.5, "2"), "slowest refusal"),
        (Seen("/t/x", 0, 10.0, None), "newcomers"),
        (Seen(HEALTH, 200, 1.5, None), "health"),
    ],
)
def test_a_crowd_that_is_answered_badly_is_told(seen, begins):
    assert verdict_of(overload.verdicts([seen]), begins) is False


def test_growth_is_how_much_smaller_a_pages_ratio_is():
    memory = {"own_memory_mib": 100.0, "web_memory_mib": 60.0}
    small = {"rows": [{"page": "home", "connections": 4, "ratio": 0.65}], **memory}
    memory = {"own_memory_mib": 120.0, "web_memory_mib": 66.0}
    large = {"rows": [{"page": "home", "connections": 4, "ratio": 0.5}], **memory}
    said = growth.verdicts(small, large)

    assert verdict_of(said, "home") is True
    assert verdict_of(said, "memory of all processes") is False
    assert verdict_of(said, "memory of the web processes") is True


def test_without_conversations_a_sentence_says_what_is_missing(tmp_path, monkeypatch):
    monkeypatch.setenv("LAMPLIT_CONVERSATIONS", str(tmp_path / "conversations"))

    with pytest.raises(SystemExit, match="LAMPLIT_CONVERSATIONS"):
        command.conversations()


def test_conversations_may_lie_elsewhere(shared, monkeypatch):
    monkeypatch.setenv("LAMPLIT_CONVERSATIONS", str(shared / "conversations"))

    assert command.conversations() == shared
