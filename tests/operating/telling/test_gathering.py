"""Facts of the place are what the tables and the files say."""

from datetime import timedelta

from forum.house.changing import By
from forum.house.choices import Choices, choose
from forum.moderation.bands import GOALS
from forum.moderation.models import Band, SourceKind
from forum.moderation.opening import Speaks
from forum.operating.telling.gathering import place_now
from forum.staff.models import Staff
from forum.staff.shifts import say_until
from tests.makers import NOON
from tests.moderation.making import a_case, on_duty

HOUR = timedelta(hours=1)


def test_boards_that_are_open_and_help_lines_that_are_old_are_counted(session, make, tmp_path):
    make.board(slug="sleep")
    make.board(slug="old", archived_on=NOON.date())
    (tmp_path / "help-lines.toml").write_text("nonsense")

    found = place_now(session, tmp_path, NOON + timedelta(days=900))

    assert found.open_boards == 1
    assert "United Kingdom" in found.aged_countries
    assert found.faults


def test_an_empty_place_has_nothing_and_nobody(session, tmp_path):
    found = place_now(session, tmp_path, NOON)

    assert (found.waiting, found.late, found.longest, found.is_danger_late) == (0, 0, None, False)
    assert (found.moderators, found.on_now, found.on_until) == (0, 0, None)
    assert not found.is_read_only
    assert not found.is_joining_closed


def test_cases_that_wait_longer_than_their_goal_are_late(session, make, tmp_path):
    for band in (Band.NOW, Band.TODAY):
        a_case(session, make, speaks=Speaks(SourceKind.RISK, "words", band))
    opened = place_now(session, tmp_path, NOON)
    assert (opened.waiting, opened.late) == (2, 0)

    soon = place_now(session, tmp_path, NOON + GOALS[Band.NOW] + HOUR)
    assert (soon.waiting, soon.late, soon.longest, soon.is_danger_late) == (2, 1, NOON, True)


def test_who_is_on_is_counted_and_not_named(session, tmp_path):
    on_duty(session, until=NOON + 3 * HOUR)
    session.add(Staff(account_id=bytes(16), name="Calm Wren", role="lead", boards=""))
    session.flush()
    say_until(session, bytes(16), NOON + 5 * HOUR)

    found = place_now(session, tmp_path, NOON)

    assert found.moderators == 2
    assert (found.on_now, found.on_until) == (2, NOON + 5 * HOUR)
    assert place_now(session, tmp_path, NOON + 4 * HOUR).on_now == 1


def test_what_is_switched_off_is_known(session, tmp_path):
    by = By(None, NOON)
    choose(session, Choices(read_only=True, joining_closed=True), seen=Choices().mark, by=by)

    found = place_now(session, tmp_path, NOON)

    assert found.is_read_only
    assert found.is_joining_closed
