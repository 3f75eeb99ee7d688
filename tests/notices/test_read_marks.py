"""How far somebody has read: theirs alone, one entry for each thread, the last one holds."""

from sqlalchemy import func, select

from forum.handles.entries import SMALL_BYTES, find
from forum.handles.models import SealedEntry
from forum.notices.read_marks import READ_UPTO, note_read
from forum.public_ids import new_id
from forum.sealing import new_root

THREAD = new_id()


def upto(session, root: bytes, thread_id: bytes = THREAD) -> int | None:
    return find(session, root, {"": (READ_UPTO, thread_id)}).get("")


def test_how_far_a_member_has_read_is_remembered_for_each_thread(session):
    root, other = new_root(), new_id()
    note_read(session, root, THREAD, upto=7)
    note_read(session, root, other, upto=0)

    assert (upto(session, root), upto(session, root, other)) == (7, 0)
    assert upto(session, root, new_id()) is None


def test_nobody_else_learns_it(session):
    note_read(session, new_root(), THREAD, upto=7)

    assert upto(session, new_root()) is None


def test_reading_on_leaves_one_entry_as_long_as_any_other(session):
    root = new_root()
    for seq in (0, 9, 123_456):
        note_read(session, root, THREAD, upto=seq)

    assert upto(session, root) == 123_456
    assert list(session.scalars(select(func.length(SealedEntry.box)))) == [SMALL_BYTES]
