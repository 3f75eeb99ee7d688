"""How far somebody has read: theirs alone, one entry for each thread, the last one holds."""

import pytest
from sqlalchemy import func, select

from forum.handles.entries import SMALL_BYTES, find
from forum.handles.models import SealedEntry
from forum.notices.read_marks import (
    MOST_UNSEEN,
    READ_UPTO,
    ReadMark,
    mark_after,
    note_read,
    opened_mark,
)
from forum.public_ids import new_id
from forum.sealing import new_root

THREAD = new_id()


def mark(session, root: bytes, thread_id: bytes = THREAD) -> ReadMark | None:
    plain = find(session, root, {"": (READ_UPTO, thread_id)}).get("")
    return opened_mark(plain) if plain is not None else None


def test_how_far_a_member_has_read_is_remembered_for_each_thread(session):
    root, other, part = new_root(), new_id(), ReadMark(7, frozenset({3, 5}))
    note_read(session, root, THREAD, mark=part)
    note_read(session, root, other, mark=ReadMark(0))

    assert (mark(session, root), mark(session, root, other)) == (part, ReadMark(0))
    assert mark(session, root, new_id()) is None


def test_nobody_else_learns_it(session):
    note_read(session, new_root(), THREAD, mark=ReadMark(7))

    assert mark(session, new_root()) is None


def test_reading_on_leaves_one_entry_as_long_as_any_other(session):
    root = new_root()
    longest = ReadMark(99_999, frozenset(range(99_000, 99_000 + MOST_UNSEEN)))
    for each in (ReadMark(0), ReadMark(9), longest):
        note_read(session, root, THREAD, mark=each)

    assert mark(session, root) == longest
    assert list(session.scalars(select(func.length(SealedEntry.box)))) == [SMALL_BYTES]


@pytest.mark.parametrize(
    ("new", "shown", "unseen"),
    [((), (0, 1), ()), ((2, 3), (0, 1, 2, 3), ()), ((2, 3, 4), (3,), (2, 4)), ((9,), (), (9,))],
)
def test_what_was_not_on_the_page_stays_unseen(new, shown, unseen):
    assert mark_after(new, shown, last=9) == ReadMark(9, frozenset(unseen))


def test_of_very_many_unseen_the_oldest_count_as_seen():
    after = mark_after(range(100), (), last=99)

    assert after.unseen == frozenset(range(100 - MOST_UNSEEN, 100))


def test_shown_is_what_is_not_later_and_not_left_out():
    after = ReadMark(5, frozenset({3}))

    assert [seq for seq in range(8) if after.was_shown(seq)] == [0, 1, 2, 4, 5]
