"""What a member's handles were told: what they may read, by others, each post once."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from forum.boards.models import Reading
from forum.database import MOST_AT_ONCE
from forum.handles.deriving import board_scope, reader_scope
from forum.handles.models import Handle
from forum.notices.following import follow
from forum.notices.gathering import KEPT, notices_for
from forum.notices.models import OF_DECISIONS, Notice, NoticeKind
from forum.notices.outcomes import tell_outcome
from forum.public_ids import new_id
from forum.threads.models import PostState, Thread
from tests.counting import statements
from tests.makers import NOON

TODAY = NOON.date()
ME, OTHER = new_id(), new_id()


def gathered(session, me, *handles, today=TODAY):
    session.flush()
    return notices_for(session, handles, viewer=me, today=today)


def test_a_notice_says_enough_to_be_understood(session, make, me):
    thread = make.thread(board=make.board(name="Sleep"), title="Awake again", writer=me)
    make.reply(make.thread())
    post = make.reply(thread)

    [row] = gathered(session, me, thread.handle_id)

    assert (row.kind, row.day, row.post_id) == (NoticeKind.REPLY, TODAY, post.id)
    assert (row.title, row.board_name, row.thread_id) == ("Awake again", "Sleep", thread.id)
    assert row.name == session.get_one(Handle, post.handle_id).name


def test_who_has_no_handles_is_told_nothing(session, make, me):
    make.reply(make.thread())

    assert gathered(session, me) == []


def test_what_is_said_on_a_board_that_i_may_no_longer_read_is_not_told(session, make, me):
    board = make.board(reading=Reading.MEMBERS)
    thread = make.thread(board=board, writer=me)
    make.reply(thread)
    before = len(gathered(session, me, thread.handle_id))

    board.reading = Reading.GROUP

    assert (before, gathered(session, me, thread.handle_id)) == (1, [])


@pytest.mark.parametrize("state", [PostState.HELD, PostState.WITHHELD, PostState.TAKEN_BACK])
def test_a_post_that_is_not_to_be_seen_is_not_told(session, make, me, state):
    thread = make.thread(writer=me)
    make.reply(thread).state = state

    assert gathered(session, me, thread.handle_id) == []


@pytest.mark.parametrize(("days", "is_told"), [(0, True), (KEPT.days, True), (61, False)])
def test_a_notice_is_told_for_sixty_days(session, make, me, days, is_told):
    thread = make.thread(writer=me)
    make.reply(thread)

    found = gathered(session, me, thread.handle_id, today=TODAY + timedelta(days=days))

    assert bool(found) is is_told


def test_the_newest_day_comes_first(session, make, me):
    thread = make.thread(writer=me)
    days = (2, 0, 3, 1)
    posts = [make.reply(thread, at=NOON + timedelta(days=day)) for day in days]

    found = gathered(session, me, thread.handle_id, today=TODAY + timedelta(days=4))

    assert [row.post_id for row in found] == [posts[at].id for at in (2, 0, 3, 1)]


def test_the_keys_of_a_very_long_keyring_are_asked_for_in_parts(session, make, me):
    thread = make.thread(writer=me)
    post = make.reply(thread)
    handles = [*(new_id() for _ in range(MOST_AT_ONCE)), thread.handle_id]
    session.flush()

    with statements(session.get_bind()) as asked:
        found = gathered(session, me, *handles)

    assert [row.post_id for row in found] == [post.id]
    assert len(asked) == 2


def test_my_own_post_is_not_told_to_me_although_i_follow(session, make, me):
    thread = make.thread()
    board = session.get_one(Thread, thread.id).board_id
    for scope, about in ((reader_scope(thread.id), thread.id), (board_scope(board), board)):
        follow(session, me.root, scope, about_id=about)
    mine = make.reply(thread, writer=me)
    session.flush()
    reader = session.query(Notice.handle_id).filter_by(post_id=mine.id, kind="in-thread").scalar()

    assert reader is not None
    assert gathered(session, me, reader, mine.handle_id) == []
    assert len(gathered(session, me, reader)) == 1


def test_a_reply_and_an_answer_to_the_same_post_are_both_told(session, make, me):
    thread = make.thread(writer=me)
    make.reply(thread)
    make.answer(make.opening_of(thread), "strength")

    assert {row.kind for row in gathered(session, me, thread.handle_id)} == {"reply", "strength"}


def test_a_title_that_was_taken_back_is_not_told(session, make, me):
    thread = make.thread()
    mine = make.reply(thread, writer=me)
    make.reply(thread, parent=mine)
    session.execute(update(Thread).where(Thread.id == thread.id).values(title=None))

    [row] = gathered(session, me, mine.handle_id)

    assert row.title is None


@pytest.mark.parametrize("state", [PostState.HELD, PostState.WITHHELD, PostState.TAKEN_BACK])
@pytest.mark.parametrize("kind", OF_DECISIONS)
def test_what_was_decided_is_told_of_posts_that_nobody_sees(session, make, me, state, kind):
    post = make.reply(make.thread())
    tell_outcome(session, [ME], (kind, new_id()), about=post.id, day=TODAY)

    post.state = state

    [row] = gathered(session, me, ME)
    assert (row.kind, row.state) == (kind, state)
