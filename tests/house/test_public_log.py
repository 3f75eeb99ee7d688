"""The public log: nothing in it can be narrowed down to somebody."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from forum.audit.actions import Action
from forum.audit.recording import record
from forum.house.public_log import WEEKS, Step, Week, counted, monday_of, veiled, weeks_of
from tests.makers import NOON

OTTER = bytes([5]) * 16
MONDAY = date(2026, 3, 2)  # the day after NOON, a Sunday


def case(number: int) -> str:
    return f"case:{number:022d}"


def decide(session, number: int, rule: int, day: int, action: Action = Action.TAKE_DOWN) -> None:
    at = NOON + timedelta(days=1 + day)
    record(session, OTTER, action, case(number), rule=rule, at=at)


def after(days: int) -> date:
    return MONDAY + timedelta(days=days)


def shown(session, day: int) -> dict[date, dict]:
    return {week.monday: week.rules for week in weeks_of(session, today=after(day))}


def test_five_posts_are_counted_and_four_are_a_few(session):
    for number in range(5):
        decide(session, number, rule=2, day=number)
    for number in range(10, 14):
        decide(session, number, rule=3, day=6)

    assert shown(session, 8)[MONDAY] == {2: 5, 3: None}


@pytest.mark.parametrize("posts", [1, 2, 3, 4])
def test_a_few_says_nothing_about_how_many(session, posts):
    for number in range(posts):
        decide(session, number, rule=2, day=1)

    assert shown(session, 8)[MONDAY] == {2: None}


def test_a_week_is_shown_when_its_last_decision_can_no_longer_be_undone(session):
    decide(session, 1, rule=2, day=6)

    assert MONDAY not in shown(session, 6)
    assert MONDAY not in shown(session, 7)
    assert MONDAY in shown(session, 8)


def test_what_is_shown_of_a_week_never_changes(session):
    for number in range(6):
        decide(session, number, rule=2, day=6)
    first = shown(session, 8)[MONDAY]
    for number in range(20, 30):
        decide(session, number, rule=2, day=8)
    record(session, OTTER, Action.UNDO, case(1), at=NOON + timedelta(days=40))

    assert shown(session, 60)[MONDAY] == first == {2: 6}


def test_a_week_in_which_nothing_was_done_is_told_of_as_well(session):
    decide(session, 1, rule=2, day=8)

    found = shown(session, 15)

    assert list(found) == [after(7), MONDAY, after(-7)]
    assert found[MONDAY] == {}


def test_what_was_undone_at_once_does_not_count_even_over_the_end_of_a_week(session):
    for number in range(5):
        decide(session, number, rule=2, day=6)
    record(session, OTTER, Action.UNDO, case(3), at=NOON + timedelta(days=1 + 7))

    assert shown(session, 8)[MONDAY] == {2: None}


def test_several_acts_about_one_post_are_one(session):
    for number in range(4):
        for action in (Action.TAKE_DOWN, Action.PAUSE, Action.LOCK):
            decide(session, number, rule=2, day=number, action=action)

    assert shown(session, 8)[MONDAY] == {2: None}


def test_only_what_is_done_about_posts_counts(session):
    for number in range(9):
        decide(session, number, rule=2, day=1, action=Action.RULE_CHANGED)
        decide(session, number, rule=3, day=1, action=Action.LEAVE)

    assert shown(session, 8)[MONDAY] == {}


def test_weeks_end_long_before_their_entries_go(session):
    decide(session, 1, rule=2, day=0)

    assert len(shown(session, 300)) == WEEKS
    assert timedelta(weeks=WEEKS + 1) < timedelta(days=365)


def test_nothing_is_shown_before_the_first_week_is_over(session):
    assert shown(session, -1) == {}


def test_there_is_nothing_from_which_a_total_could_be_had():
    """A total less the rows that can be read would be the veiled count."""
    assert set(Week.__dataclass_fields__) == {"monday", "rules"}


@given(st.dictionaries(st.integers(1, 9), st.integers(0, 12)))
def test_every_count_is_exact_or_a_few_or_left_out(counts):
    found = veiled(Counter(counts))

    assert set(found) == {rule for rule, count in counts.items() if count}
    assert all(found[rule] == (counts[rule] if counts[rule] >= 5 else None) for rule in found)
    assert list(found) == sorted(found)


def test_a_decision_after_an_undone_one_counts():
    steps = [Step(MONDAY, "a", 2), Step(MONDAY, "a", None), Step(MONDAY, "a", 3)]

    assert dict(counted(steps)) == {MONDAY: Counter({3: 1})}


def test_a_week_begins_on_a_monday_and_ends_on_a_sunday():
    assert [monday_of(after(day)) for day in (0, 3, 6, 7)] == [MONDAY] * 3 + [after(7)]
    assert Week(MONDAY, {}).sunday == after(6)
