from datetime import timedelta

import pytest
from sqlalchemy import func, select

from forum.errors import NotFound
from forum.threads.holding.counting import count_again
from forum.threads.models import HeldWords, Line, Post, PostState, Thread
from forum.threads.taking_back import take_back
from tests.makers import NOON


def test_a_thread_counts_what_can_be_seen(session, make):
    opener = make.writer()
    thread = make.thread(writer=opener)
    make.reply(thread, writer=opener)
    gone = make.reply(thread, at=NOON + timedelta(days=1))
    gone.state = PostState.HELD
    session.flush()

    count_again(session, thread)

    assert (thread.replies, thread.answered_on, thread.last_day) == (1, None, NOON.date())


def test_counting_twice_is_counting_once(session, make):
    thread = make.thread()
    make.reply(thread)
    for _ in range(2):
        count_again(session, thread)

    assert (thread.replies, thread.answered_on, thread.last_step) == (1, NOON.date(), 2)


@pytest.fixture
def writer(make):
    return make.writer()


def exists(session, post_id):
    return session.scalar(select(func.count()).where(Post.id == post_id)) == 1


@pytest.fixture
def waits(make):
    return make.writer(waits=True)


def test_what_waits_keeps_no_line_and_hangs_on_what_is_above(session, make, writer, waits):
    # Given a reply, below it one that was answered by somebody whose words wait
    thread = make.thread()
    above = make.reply(thread)
    post = make.reply(thread, parent=above, writer=writer)
    waiting = make.reply(thread, parent=post, writer=waits)

    # When it is taken back
    take_back(session, post.id, writer=writer)
    session.refresh(waiting)

    # Then nothing shows that anything waits, and it still hangs in its place
    assert not exists(session, post.id)
    assert (waiting.parent_id, waiting.depth) == (above.id, 2)


def test_a_line_that_was_hidden_from_readers_keeps_the_line_above_it(session, make, writer):
    thread = make.thread()
    post = make.reply(thread, writer=writer)
    make.hide(make.reply(thread, parent=post))

    take_back(session, post.id, writer=writer)

    assert post.state == PostState.TAKEN_BACK


def test_what_waits_outlives_the_first_words_and_goes_with_the_thread(session, make, writer, waits):
    thread = make.thread(writer=writer)
    waiting = make.reply(thread, writer=waits)

    assert take_back(session, make.opening_of(thread).id, writer=writer) is None
    assert exists(session, waiting.id)
    assert take_back(session, waiting.id, writer=waits) is None

    assert session.scalar(select(func.count()).select_from(Thread)) == 0


@pytest.mark.parametrize("line", list(Line))
def test_a_hidden_post_is_taken_back_like_any_other(session, make, writer, line):
    thread = make.thread(writer=writer)
    alone, answered = (make.reply(thread, writer=writer) for _ in range(2))
    make.reply(thread, parent=answered)
    for post in (alone, answered, make.opening_of(thread)):
        make.hide(post, line)
        take_back(session, post.id, writer=writer)

    assert not exists(session, alone.id)
    assert session.scalar(select(func.count()).select_from(HeldWords)) == 0
    assert (thread.replies, thread.title, answered.line) == (1, None, None)


def test_nobody_else_takes_back_what_is_hidden(session, make, writer):
    post = make.hide(make.reply(make.thread(), writer=writer))

    with pytest.raises(NotFound):
        take_back(session, post.id, writer=make.writer())
