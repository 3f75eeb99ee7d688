"""What was read and cleared: one sealed entry, at another place each day."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from sqlalchemy import select

from forum.handles.models import SealedEntry
from forum.notices.gathering import KEPT
from forum.notices.marking import (
    MARKED,
    MOST_MARKS,
    Marks,
    clear_all,
    clear_these,
    keep_marks,
    mark_of,
    marks_for,
    read_all,
    read_these,
)
from forum.public_ids import new_id
from forum.sealing import new_root
from tests.counting import statements
from tests.makers import NOON

TODAY = NOON.date()
ROOT = new_root()


def notice(days_ago: int = 0):
    return SimpleNamespace(id=new_id(), day=TODAY - timedelta(days=days_ago))


def keep(session, marks: Marks, live=(), *, today: date = TODAY, root: bytes = ROOT) -> Marks:
    """Keep marks and return what is found of them."""
    keep_marks(session, root, marks, live=live, today=today)
    return marks_for(session, root, today=today)


def entries(session) -> dict[bytes, int]:
    session.flush()
    rows = session.execute(select(SealedEntry.address, SealedEntry.box))
    return {row.address: len(row.box) for row in rows}


def test_at_first_nothing_is_read_or_cleared(session):
    marks = marks_for(session, ROOT, today=TODAY)

    assert not marks.is_read(notice())
    assert not marks.is_cleared(notice(days_ago=59))


def test_one_notice_is_read_and_the_others_are_not():
    one, other = notice(), notice()

    marks = read_these(Marks(), [one])

    assert (marks.is_read(one), marks.is_read(other), marks.is_cleared(one)) == (True, False, False)


def test_one_notice_is_cleared_and_the_others_are_not():
    one, other = notice(), notice()

    marks = clear_these(Marks(), [one])

    assert (marks.is_cleared(one), marks.is_cleared(other)) == (True, False)


@pytest.mark.parametrize(("deed", "asked"), [(read_all, "is_read"), (clear_all, "is_cleared")])
def test_all_that_there_were_are_meant_and_none_that_comes_later(deed, asked):
    there = [notice(), notice(days_ago=1), notice(days_ago=40)]

    marks = deed(Marks(), there, today=TODAY)

    assert all(getattr(marks, asked)(each) for each in there)
    assert not getattr(marks, asked)(notice())
    assert not getattr(marks, asked)(notice(days_ago=-1))


def test_reading_all_clears_nothing_and_clearing_all_keeps_what_was_read():
    read, cleared = notice(), notice()
    marks = clear_these(read_these(Marks(), [read]), [cleared])

    after_reading = read_all(marks, [read, cleared], today=TODAY)
    after_clearing = clear_all(marks, [cleared], today=TODAY)

    assert (after_reading.is_cleared(cleared), after_reading.is_cleared(read)) == (True, False)
    assert (after_clearing.is_read(read), after_clearing.is_read(cleared)) == (True, False)


def test_marks_are_found_again_by_their_owner_alone(session):
    one, other = notice(), notice(days_ago=2)
    marks = clear_these(read_these(read_all(Marks(), [], today=TODAY), [one]), [other])

    assert keep(session, marks, [one, other]) == marks
    assert marks_for(session, new_root(), today=TODAY) == Marks()


def test_what_is_gone_and_said_again_stays_cleared(session):
    there, gone = notice(), notice()
    marks = clear_these(read_these(Marks(), [there, gone]), [there, gone])

    kept = keep(session, marks, [there])

    assert kept.read == kept.cleared == {mark_of(there), mark_of(gone)}


def test_where_room_is_short_what_is_gone_is_forgotten_first(session):
    there, gone = [notice() for _ in range(MOST_MARKS)], [notice() for _ in range(9)]
    marks = clear_these(Marks(), [*gone, *there])

    kept = keep(session, marks, there)

    assert kept.cleared == {mark_of(each) for each in there}


def test_the_next_day_the_marks_lie_elsewhere_and_nowhere_else(session):
    one = notice()
    marks = read_these(Marks(), [one])
    keep(session, marks, [one])
    first = entries(session)

    kept = keep(session, marks, [one], today=TODAY + timedelta(days=1))

    assert kept == marks
    assert len(first) == len(entries(session)) == 1
    assert not first.keys() & entries(session).keys()


def test_keeping_them_twice_a_day_leaves_one_entry(session):
    one, other = notice(), notice()
    keep(session, read_these(Marks(), [one]), [one, other])

    kept = keep(session, read_these(Marks(), [other]), [one, other])

    assert kept.read == {mark_of(other)}
    assert len(entries(session)) == 1


@pytest.mark.parametrize(("days", "are_found"), [(1, True), (KEPT.days, True), (61, False)])
def test_marks_are_found_for_as_long_as_there_are_notices(session, days, are_found):
    one = notice()
    keep(session, read_these(Marks(), [one]), [one])

    marks = marks_for(session, ROOT, today=TODAY + timedelta(days=days))

    assert marks.is_read(one) is are_found


def test_finding_them_costs_one_query(session):
    keep(session, Marks())
    session.flush()

    with statements(session.get_bind()) as asked:
        marks_for(session, ROOT, today=TODAY + timedelta(days=30))

    assert len(asked) == 1


@pytest.mark.parametrize("number", [0, 1, MOST_MARKS, MOST_MARKS + 100])
def test_the_entry_is_as_long_for_none_as_for_hundreds(session, number):
    many = [notice() for _ in range(number)]

    kept = keep(session, clear_these(read_these(Marks(), many), many), many)

    assert list(entries(session).values()) == [MARKED.size]
    assert len(kept.read) == len(kept.cleared) == min(number, MOST_MARKS)


def test_two_notices_have_two_marks():
    assert len({mark_of(notice()) for _ in range(200)}) == 200


def test_marks_of_a_clock_that_went_ahead_hold_until_its_day_is_over(session):
    one, tomorrow = notice(), TODAY + timedelta(days=1)
    ahead = keep(session, read_these(Marks(), [one]), [one], today=tomorrow)

    keep(session, Marks(), [one])

    assert marks_for(session, ROOT, today=tomorrow) == ahead
