from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from sqlalchemy import func, select

from forum.errors import NotFound
from forum.events import take_news
from forum.threads.models import FirstReplies, HeldWords, Line, PostState
from forum.threads.news import PostPublished, PostShown
from tests.makers import NOON

LATER = NOON + timedelta(days=2, hours=3)


def test_hiding_and_showing_again_restores_exactly_what_was(make, picture):
    # Given a thread with replies of three days, two of them on the last
    opener = make.writer()
    thread = make.thread(writer=opener, at=NOON - timedelta(days=3))
    posts = [make.reply(thread, at=NOON - timedelta(days=days)) for days in (2, 1, 0, 0)]
    posts += [make.opening_of(thread), make.reply(thread, parent=posts[0], writer=opener)]
    before = picture(thread)

    # When each, and then all of them, are hidden and shown again, in whatever order
    for post in posts:
        make.hide(post)
        make.show(post, at=LATER)
        assert picture(thread) == before
    for order in (posts, posts[::-1], posts[1:] + posts[:1]):
        for post in posts:
            make.hide(post, Line.REWORD, rule=1)
        for post in order:
            make.show(post, at=LATER)

        # Then everything is as it was
        assert picture(thread) == before


@settings(
    max_examples=20,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(st.tuples(st.integers(0, 4), st.sampled_from([None, *Line])), max_size=12))
def test_whatever_is_hidden_and_shown_in_the_end_all_is_as_it_was(make, picture, moves):
    thread = make.thread()
    posts = [make.opening_of(thread)]
    posts += [make.reply(thread, at=NOON + timedelta(days=n // 2)) for n in range(4)]
    [before, *_] = picture(thread)

    for which, line in moves:
        make.show(posts[which]) if line is None else make.hide(posts[which], line)
    for post in posts:
        make.show(post)

    assert picture(thread)[0] == before


def test_what_came_meanwhile_stays_the_latest(make):
    thread = make.thread()
    post = make.reply(thread)
    make.hide(post)
    make.reply(thread, at=LATER)

    make.show(post, at=LATER)

    assert (thread.last_day, thread.last_hour, thread.replies) == (LATER.date(), LATER.hour, 2)


def test_a_first_answer_is_counted_once_however_often_it_is_hidden(session, make):
    thread = make.thread()
    post = make.reply(thread)
    for _ in range(3):
        make.hide(post)
        make.reply(thread)
        make.show(post)

    assert session.scalar(select(func.sum(FirstReplies.threads))) == 1


def test_who_was_told_is_not_told_again(session, make):
    post = make.hide(make.reply(make.thread()))
    take_news(session)

    for _ in range(2):
        make.show(post)

    assert take_news(session) == [PostShown(post.id)]


def test_what_nobody_has_seen_comes_as_if_it_were_written_now(session, make):
    # Given a reply that waits, while others go on
    thread = make.thread()
    post = make.reply(thread, writer=make.writer(waits=True), body="Hello.")
    make.reply(thread)
    assert (thread.replies, thread.last_day) == (1, NOON.date())
    take_news(session)

    # When a moderator lets it through, two days later, and again
    for _ in range(2):
        make.show(post, at=LATER)

    # Then everybody hears of it as of a new post, which is the latest
    assert [type(news) for news in take_news(session)] == [PostPublished]
    assert (post.state, post.line, post.hidden_on) == (PostState.PUBLISHED, None, None)
    assert (post.day, post.hour, post.seq) == (LATER.date(), LATER.hour, 3)
    assert (thread.replies, thread.last_day, thread.next_seq) == (2, LATER.date(), 4)
    assert session.get(HeldWords, post.id) is None


def test_a_thread_that_waited_opens_on_the_day_on_which_others_see_it(make):
    thread = make.thread(writer=make.writer(waits=True), title="Awake again")
    assert (thread.title, thread.step, thread.last_step) == (None, 0, 0)

    make.show(make.opening_of(thread), at=LATER)

    assert (thread.title, thread.day, thread.hour) == ("Awake again", LATER.date(), LATER.hour)
    assert (thread.step, thread.last_step, thread.last_day) == (1, 1, LATER.date())


def test_a_reply_comes_where_its_parent_hangs_by_then(make):
    me, thread = make.writer(), make.thread()
    parent = make.reply(thread, writer=me)
    post = make.reply(thread, parent=parent, writer=make.writer(waits=True))
    make.hide(parent)

    make.show(post)

    assert post.position > parent.position
    assert (post.parent_id, post.depth) == (parent.id, 2)


@pytest.mark.parametrize("line", list(Line))
def test_what_its_writer_took_back_while_it_was_hidden_never_comes_back(session, make, line):
    me, thread = make.writer(), make.thread()
    post = make.reply(thread, writer=me)
    make.reply(thread, parent=post)
    make.hide(post, line)
    make.take_back(post, writer=me)

    with pytest.raises(NotFound):
        make.show(post)
    assert (post.state, post.line, post.hidden_on) == (PostState.TAKEN_BACK, None, None)
    assert session.get(HeldWords, post.id) is None
