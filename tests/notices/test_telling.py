"""What a member is told now, and what reading and clearing does: to them, and to nobody else."""

from datetime import timedelta

import pytest

from forum.handles.deriving import board_scope, reader_scope
from forum.notices.following import follow
from forum.notices.read_marks import ReadMark, note_read
from forum.notices.telling import change_for, clear, read
from tests.counting import statements
from tests.makers import NOON

TODAY = NOON.date()
TOMORROW = NOON + timedelta(days=1)


@pytest.fixture
def thread(make, me):
    """A thread of mine, to which two people replied; somebody else has one too."""
    thread = make.thread(writer=me)
    for each in (thread, make.thread()):
        make.reply(each)
        make.reply(each)
    return thread


def mark(session, who, deed, *chosen, today=TODAY):
    marks = [each.mark for each in chosen]
    change = change_for(session, who.root, marks, viewer=who, today=today)
    deed(session, who.root, change, today=today)


def marks(told, *, new=True):
    return {each.mark for each in told if each.is_new is new}


def test_what_i_am_told_is_new_at_first(heard, make, me, thread):
    told = heard(me)

    assert [each.row.thread_id for each in told] == [thread.id] * 2
    assert all(each.is_new for each in told)
    assert heard(make.writer()) == []


def test_one_that_i_have_read_stays_and_is_new_no_more(session, heard, me, thread):
    first, second = heard(me)

    mark(session, me, read, first)

    assert marks(heard(me), new=False) == {first.mark}
    assert marks(heard(me)) == {second.mark}


def test_all_that_i_have_read_are_new_no_more_and_what_comes_then_is(
    session, heard, make, me, thread
):
    mark(session, me, read)
    make.reply(thread)
    make.reply(thread, at=TOMORROW)

    told = heard(me, today=TOMORROW.date())

    assert [each.is_new for each in sorted(told, key=lambda each: each.row.seq)] == [
        False, False, True, True,
    ]  # fmt: skip


def test_one_that_i_have_cleared_is_gone(session, heard, me, thread):
    first, second = heard(me)

    mark(session, me, clear, first)

    assert [each.mark for each in heard(me)] == [second.mark]


def test_all_that_i_have_cleared_are_gone_and_what_comes_then_is_told(
    session, heard, make, me, thread
):
    mark(session, me, clear)
    none_left = heard(me)
    later = [make.reply(thread), make.reply(thread, at=TOMORROW)]

    told = heard(me, today=TOMORROW.date())

    assert none_left == []
    assert {each.row.post_id for each in told} == {post.id for post in later}


def test_reading_and_clearing_go_on_the_next_day(session, heard, make, me, thread):
    # Given one of today's notices read and the other cleared
    first, second = heard(me)
    mark(session, me, read, first)
    mark(session, me, clear, second)

    # When another one is read tomorrow
    make.reply(thread, at=TOMORROW)
    [third, *_] = heard(me, today=TOMORROW.date())
    mark(session, me, read, third, today=TOMORROW.date())

    # Then all three are as they were left, for as long as there are notices
    for days in (1, 30):
        told = heard(me, today=TODAY + timedelta(days=days))
        assert [(each.mark, each.is_new) for each in told] == [
            (third.mark, False),
            (first.mark, False),
        ]


@pytest.mark.parametrize("deed", [read, clear])
@pytest.mark.parametrize("chosen", [0, 1])
@pytest.mark.usefixtures("thread")
def test_no_notice_is_changed_or_deleted_by_it(session, heard, me, table, deed, chosen):
    told, before = heard(me), table()

    with statements(session.get_bind()) as asked:
        mark(session, me, deed, *told[:chosen])
        session.flush()

    assert table() == before
    written = [sql for sql in asked if not sql.startswith("SELECT")]
    assert written
    assert all("sealed_entry" in sql for sql in written)


@pytest.mark.parametrize("deed", [read, clear])
def test_nobody_else_is_affected(session, heard, make, me, deed):
    # Given a board that two people follow
    board, other = make.board(), make.writer()
    for who in (me, other):
        follow(session, who.root, board_scope(board.id), about_id=board.id)
    make.thread(board=board)

    mark(session, me, deed)

    assert [each.is_new for each in heard(other)] == [True]


def test_a_mark_that_is_none_of_mine_changes_nothing(session, heard, make, me, thread):
    theirs = make.writer()
    make.reply(make.thread(writer=theirs))
    before = marks(heard(me))

    for chosen in (heard(theirs)[0].mark, "nothing", ""):
        change = change_for(session, me.root, [chosen], viewer=me, today=TODAY)
    clear(session, me.root, change, today=TODAY)

    assert marks(heard(me)) == before


def test_what_i_have_seen_in_its_thread_is_new_no_more(session, heard, make, me, thread):
    posts = sorted(heard(me), key=lambda each: each.row.seq)
    note_read(session, me.root, thread.id, mark=ReadMark(posts[0].row.seq))

    told = heard(me)

    assert marks(told, new=False) == {posts[0].mark}
    assert marks(told) == {posts[1].mark}


def test_a_visit_to_one_thread_says_nothing_of_another(session, heard, make, me, thread):
    elsewhere = make.thread(writer=me)
    make.reply(elsewhere)

    note_read(session, me.root, elsewhere.id, mark=ReadMark(9))

    assert {each.row.thread_id for each in heard(me) if each.is_new} == {thread.id}


def test_an_answer_to_a_post_that_i_have_seen_is_new_all_the_same(session, heard, make, me):
    thread = make.thread(writer=me)
    note_read(session, me.root, thread.id, mark=ReadMark(0))

    make.answer(make.opening_of(thread), "strength")

    assert [(each.row.kind, each.is_new) for each in heard(me)] == [("strength", True)]


def test_a_reply_to_my_post_in_a_thread_that_i_follow_is_told_once_as_a_reply(
    session, heard, make, me
):
    thread = make.thread()
    follow(session, me.root, reader_scope(thread.id), about_id=thread.id)
    mine = make.reply(thread, writer=me)

    make.reply(thread, parent=mine)

    assert [each.row.kind for each in heard(me)] == ["reply"]


def test_who_follows_is_not_told_of_their_own_posts(session, heard, make, me, table):
    thread, board = make.thread(), make.board()
    follow(session, me.root, reader_scope(thread.id), about_id=thread.id)
    follow(session, me.root, board_scope(board.id), about_id=board.id)
    before = len(table())

    make.reply(thread, writer=me)
    make.thread(board=board, writer=me)

    assert heard(me) == []
    assert len(table()) - before == 3  # for the two who follow, and for who opened the thread


def test_somebody_who_signs_in_elsewhere_finds_the_same(session, heard, make, me, thread):
    # Given that one was read and one cleared, and nothing is left in memory
    first, second = heard(me)
    mark(session, me, read, first)
    mark(session, me, clear, second)
    session.commit()
    session.expunge_all()

    # When only the root is known
    again = make.writer(root=bytes(bytearray(me.root)))

    assert [(each.mark, each.is_new) for each in heard(again)] == [(first.mark, False)]


def test_fifty_notices_cost_what_one_does(session, heard, make, me):
    thread, costs = make.thread(writer=me), []
    for number in (1, 49):
        for _ in range(number):
            make.reply(thread)
        session.flush()
        with statements(session.get_bind()) as asked:
            told = heard(me)
        costs.append((len(told), len(asked)))

    assert costs == [(1, 4), (50, 4)]
