"""Who is told of what, in the very transaction of what was done."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from forum.handles.deriving import SITE, board_scope, handle_id, reader_scope, thread_scope
from forum.notices.following import follow
from forum.notices.models import Notice, NoticeKind
from forum.notices.recording import LATEST_OF_A_THREAD
from forum.threads.rules import ANSWERS
from tests.makers import NOON

TOMORROW = NOON + timedelta(days=1)


@pytest.fixture(autouse=True)
def noise(session, make):
    """Somebody is told of things that are nobody else's business."""
    busy = make.writer()
    thread = make.thread(writer=busy)
    follow(session, busy.root, reader_scope(thread.id), about_id=thread.id)
    make.answer(make.reply(thread, parent=make.opening_of(thread)), "hear")


@pytest.fixture
def told(session):
    """`told(handle)` returns what a handle is told: the kind and the post."""

    def of(handle: bytes) -> list[tuple[str, bytes]]:
        session.flush()
        wanted = select(Notice.kind, Notice.post_id).where(Notice.handle_id == handle)
        return sorted(tuple(row) for row in session.execute(wanted))

    return of


def follow_thread(session, who, thread) -> bytes:
    """Let somebody follow a thread, and return whom the notices go to."""
    follow(session, who.root, reader_scope(thread.id), about_id=thread.id)
    return handle_id(who.root, reader_scope(thread.id))


def test_a_reply_to_a_post_tells_its_writer_and_not_who_opened_the_thread(make, told):
    thread = make.thread()
    post = make.reply(thread)
    first = told(thread.handle_id)

    answer = make.reply(thread, parent=post, at=TOMORROW)

    assert told(post.handle_id) == [(NoticeKind.REPLY, answer.id)]
    assert told(thread.handle_id) == first


def test_a_reply_to_the_thread_tells_who_opened_it(make, told):
    thread = make.thread()

    replies = [make.reply(thread), make.reply(thread, parent=make.opening_of(thread))]

    assert told(thread.handle_id) == sorted((NoticeKind.REPLY, post.id) for post in replies)


@pytest.mark.parametrize("post_as", ["thread", "known"])
def test_who_answers_themselves_is_not_told(make, told, post_as):
    me = make.writer(post_as=post_as)
    thread = make.thread(writer=me)
    mine = make.reply(thread, writer=me)

    make.reply(thread, parent=mine, writer=me)

    assert told(mine.handle_id) == []


def test_nobody_is_told_of_a_reply_to_words_that_are_gone(session, make, told, me):
    thread = make.thread(writer=me)
    mine = thread.handle_id
    make.reply(thread)
    make.take_back(make.opening_of(thread), writer=me)
    before = told(mine)

    make.reply(thread)

    assert told(mine) == before


@pytest.mark.parametrize("kind", ANSWERS)
def test_the_writer_is_told_once_however_many_say_the_same(make, told, kind):
    post = make.reply(make.thread())

    for _ in range(11):
        make.answer(post, kind)

    assert told(post.handle_id) == [(NoticeKind(kind), post.id)]


def test_each_of_the_four_answers_is_told(make, told):
    post = make.reply(make.thread())

    for kind in ANSWERS:
        make.answer(post, kind)

    assert {kind for kind, _ in told(post.handle_id)} == {NoticeKind(kind) for kind in ANSWERS}


def test_an_answer_that_is_taken_back_and_given_again_is_told_once(make, told, me):
    post, other = make.reply(make.thread()), make.reply(make.thread())
    make.answer(other, writer=me)
    seen = []

    for _ in range(3):
        make.answer(post, writer=me)
        seen.append(told(post.handle_id))

    assert seen == [[("hear", post.id)], [], [("hear", post.id)]]
    assert told(other.handle_id) == [("hear", other.id)]


def test_the_notice_stays_while_anybody_still_says_it(make, told, me):
    post = make.reply(make.thread())
    for who in (me, make.writer()):
        make.answer(post, writer=who)
    make.answer(post, "strength")

    make.answer(post, writer=me)

    assert told(post.handle_id) == [("hear", post.id), ("strength", post.id)]


def test_taking_an_answer_back_tells_nobody_anything(session, make, told, me):
    # Given two who said the same, and a notice that was forgotten with the years
    post = make.reply(make.thread())
    for who in (me, make.writer()):
        make.answer(post, writer=who)
    for notice in session.scalars(select(Notice).where(Notice.post_id == post.id)):
        session.delete(notice)

    make.answer(post, writer=me)

    assert told(post.handle_id) == []


def test_who_helped_is_told_by_who_asked_until_they_take_it_back(make, told, me):
    thread = make.thread(writer=me)
    post = make.reply(thread)
    make.answer(post, "helped")

    make.answer(post, "helped", writer=me)
    marked = told(post.handle_id)
    make.answer(post, "helped", writer=me)

    assert marked == [("helped", post.id), ("helped-asker", post.id)]
    assert told(post.handle_id) == [("helped", post.id)]


def test_everything_that_was_told_of_a_post_goes_with_it(session, make, table, me):
    # Given a reply that was told in every way, and below which the talk goes on
    thread = make.thread()
    above = make.reply(thread)
    for who in (make.writer(), me):
        follow_thread(session, who, thread)
    before = table()
    post = make.reply(thread, parent=above, writer=me)
    make.answer(post, "strength")
    below = make.reply(thread, parent=post)

    make.take_back(post, writer=me)

    assert {row for row in table() if post.id in row} == set()
    assert len({row for row in table() if below.id in row}) == 3
    assert before <= table()


def test_who_follows_a_thread_is_told_of_its_latest_posts_and_no_more(session, make, told, me):
    thread, elsewhere = make.thread(), make.thread()
    here, there = (follow_thread(session, me, each) for each in (thread, elsewhere))
    other = make.reply(elsewhere)

    posts = [make.reply(thread) for _ in range(LATEST_OF_A_THREAD + 3)]

    latest = {(NoticeKind.IN_THREAD, post.id) for post in posts[-LATEST_OF_A_THREAD:]}
    assert set(told(here)) == latest
    assert told(there) == [(NoticeKind.IN_THREAD, other.id)]


def test_who_follows_a_board_is_told_of_new_threads_and_of_nothing_said_in_them(
    session, make, told, me
):
    board = make.board()
    mine = handle_id(me.root, board_scope(board.id))
    follow(session, me.root, board_scope(board.id), about_id=board.id)

    threads = [make.thread(board=board) for _ in range(2)]
    make.thread()
    make.reply(threads[0])

    openings = [make.opening_of(thread).id for thread in threads]
    assert told(mine) == sorted((NoticeKind.ON_BOARD, each) for each in openings)


@pytest.mark.parametrize("is_mine", [True, False], ids=["my own", "somebody else's"])
def test_nothing_that_is_written_shows_which_follower_posted(session, make, table, is_mine):
    # Given three who follow a thread, one of whom posts; or somebody else does
    thread, people = make.thread(), [make.writer() for _ in range(3)]
    followers = {follow_thread(session, who, thread) for who in people}

    post = make.reply(thread, writer=people[1] if is_mine else make.writer())

    rows = [row for row in table() if post.id in row and NoticeKind.IN_THREAD in row]
    assert {row[1] for row in rows} == followers


@pytest.mark.parametrize("post_as", ["thread", "known"])
def test_what_is_answered_or_followed_never_shares_a_row_or_a_deed_with_a_name(
    session, make, written, post_as
):
    # Given somebody who writes, follows and answers in one thread, and all that they are there
    me, thread = make.writer(post_as=post_as), make.thread()
    theirs = make.reply(thread)
    names = {handle_id(me.root, scope) for scope in (SITE, thread_scope(thread.id))}
    reader = handle_id(me.root, reader_scope(thread.id))

    deeds = {}
    for name, deed in (
        ("write", lambda: make.reply(thread, writer=me)),
        ("answer", lambda: make.answer(theirs, writer=me)),
        ("follow", lambda: follow_thread(session, me, thread)),
        ("take the answer back", lambda: make.answer(theirs, writer=me)),
    ):
        with written() as ids:
            deed()
        deeds[name] = (len(ids & names), reader in ids)

    # Then no deed before they followed or after it wrote under two of their handles
    assert deeds == {
        "write": (1, False),
        "answer": (0, True),
        "follow": (0, True),
        "take the answer back": (0, False),
    }
