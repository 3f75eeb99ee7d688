from datetime import timedelta

import pytest
from sqlalchemy import func, select

from forum.errors import NotAllowed, NotFound
from forum.threads.models import Answer, Post, PostState, Thread, Words
from forum.threads.taking_back import take_back
from tests.makers import NOON


@pytest.fixture
def writer(make):
    return make.writer()


def exists(session, post_id):
    return session.scalar(select(func.count()).where(Post.id == post_id)) == 1


def test_a_reply_that_nobody_answered_vanishes(session, make, writer):
    thread = make.thread()
    post = make.reply(thread, writer=writer)

    assert take_back(session, post.id, writer=writer) is thread

    assert not exists(session, post.id)
    assert thread.replies == 0


def test_a_line_stands_where_somebody_answered_without_words_or_name(session, make, writer):
    thread = make.thread()
    post = make.reply(thread, writer=writer)
    make.reply(thread, parent=post)

    take_back(session, post.id, writer=writer)

    assert (post.state, post.handle_id) == (PostState.TAKEN_BACK, None)
    assert session.get(Words, post.id) is None
    assert thread.replies == 1


def test_the_line_goes_with_the_last_answer(session, make, writer):
    # Given a chain of three, of which the upper two were taken back
    thread = make.thread()
    first = make.reply(thread, writer=writer)
    second = make.reply(thread, parent=first, writer=writer)
    third = make.reply(thread, parent=second, writer=writer)
    for post in (first, second):
        take_back(session, post.id, writer=writer)

    # When the last goes too
    ids = [post.id for post in (first, second, third)]
    take_back(session, third.id, writer=writer)

    # Then nothing of it is left
    assert not any(exists(session, post_id) for post_id in ids)


def test_a_thread_without_replies_vanishes_with_its_opening(session, make, writer):
    thread = make.thread(writer=writer)
    opening = session.scalar(select(Post))

    assert take_back(session, opening.id, writer=writer) is None

    assert session.scalar(select(func.count()).select_from(Thread)) == 0
    assert session.scalar(select(func.count()).select_from(Post)) == 0
    assert session.get(Thread, thread.id) is None


def test_a_thread_with_replies_stays_without_its_title(session, make, writer):
    thread = make.thread(writer=writer)
    opening = session.scalar(select(Post))
    make.reply(thread)

    take_back(session, opening.id, writer=writer)

    assert (thread.title, thread.handle_id) == (None, None)
    assert exists(session, opening.id)


def test_the_thread_goes_with_its_last_reply_once_the_opening_is_gone(session, make, writer):
    thread = make.thread(writer=writer)
    opening = session.scalar(select(Post))
    last = make.reply(thread, writer=writer)
    take_back(session, opening.id, writer=writer)

    assert take_back(session, last.id, writer=writer) is None

    assert session.scalar(select(func.count()).select_from(Post)) == 0


def test_only_the_writer_can_take_back(session, make, writer):
    post = make.reply(make.thread(), writer=writer)

    with pytest.raises(NotAllowed):
        take_back(session, post.id, writer=make.writer())

    assert session.get(Words, post.id) is not None


def test_taking_back_twice_finds_nothing_the_second_time(session, make, writer):
    thread = make.thread()
    post = make.reply(thread, writer=writer)
    make.reply(thread, parent=post)
    take_back(session, post.id, writer=writer)

    with pytest.raises(NotFound):
        take_back(session, post.id, writer=writer)


def test_the_thread_steps_back_to_its_latest_reply_that_is_left(session, make, writer):
    board = make.board()
    thread = make.thread(board=board, at=NOON - timedelta(days=4))
    make.reply(thread, at=NOON - timedelta(days=2))
    post = make.reply(thread, writer=writer, at=NOON)

    take_back(session, post.id, writer=writer)

    assert thread.last_day == (NOON - timedelta(days=2)).date()


def test_within_a_day_the_thread_keeps_its_place(session, make, writer):
    thread = make.thread()
    make.reply(thread)
    post = make.reply(thread, writer=writer)
    step = thread.last_step

    take_back(session, post.id, writer=writer)

    assert (thread.last_day, thread.last_step) == (NOON.date(), step)


def answers(session):
    return list(session.scalars(select(Answer.post_id)))


def test_what_others_said_of_a_post_goes_with_it(session, make, writer):
    # Given a post with answers, a note and a mark, below which the talk goes on
    opener = make.writer()
    thread = make.thread(writer=opener)
    post = make.reply(thread, writer=writer, notes=["violence"])
    other = make.reply(thread, parent=post)
    for kind in ("hear", "strength"):
        make.answer(post, kind)
        make.answer(other, kind)
    make.answer(post, "helped", writer=opener)

    # When its writer takes it back
    take_back(session, post.id, writer=writer)

    # Then a line stands there that says nothing, and the answers to others are still there
    assert (post.answers, post.notes, post.helped_on) == (None, None, None)
    assert answers(session) == [other.id, other.id]
    assert other.answers == "hear strength"


def test_answers_go_with_a_post_of_which_nothing_is_left(session, make, writer):
    thread = make.thread()
    post = make.answer(make.reply(thread, writer=writer))

    take_back(session, post.id, writer=writer)

    assert (exists(session, post.id), answers(session)) == (False, [])


def test_a_thread_without_its_opening_post_waits_for_nobody(session, make, writer):
    thread = make.thread(writer=writer)
    make.reply(thread)

    take_back(session, make.opening_of(thread).id, writer=writer)

    assert thread.answered_on == NOON.date()


def test_the_thread_was_answered_when_the_first_answer_that_is_left_came(session, make, writer):
    # Given a reply of somebody's, one of the opener's own, and one of somebody else
    opener, days = make.writer(), [NOON + timedelta(days=number) for number in range(3)]
    thread = make.thread(writer=opener)
    people = (writer, opener, make.writer())
    posts = [make.reply(thread, writer=who, at=at) for who, at in zip(people, days, strict=True)]

    seen = [thread.answered_on]
    for post, who in ((posts[0], people[0]), (posts[2], people[2])):
        take_back(session, post.id, writer=who)
        seen.append(thread.answered_on)

    assert seen == [days[0].date(), days[2].date(), None]
    assert thread.replies == 1


def test_what_helped_who_asked_is_no_more_when_they_took_it_back(session, make):
    asker = make.writer()
    thread = make.thread(writer=asker)
    post = make.reply(thread)
    make.answer(post, "helped", writer=asker)
    assert post.helped_on

    make.take_back(make.opening_of(thread), writer=asker)
    session.refresh(post)

    assert post.helped_on is None
