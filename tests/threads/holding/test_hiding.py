from datetime import timedelta

import pytest

from forum.errors import NotFound
from forum.events import take_news
from forum.threads.models import HeldWords, Line, PostState, Words
from forum.threads.news import PostHidden
from tests.makers import NOON


def test_hidden_words_are_where_nobody_reads_them(session, make):
    post = make.reply(make.thread(), body="My number is 1.")

    make.hide(post, Line.TAKEN_DOWN, rule=3)

    assert session.get(Words, post.id) is None
    assert session.get(HeldWords, post.id).source == "My number is 1."
    assert (post.state, post.line, post.line_rule) == (PostState.WITHHELD, "taken-down", 3)
    assert post.hidden_on == NOON.date()


@pytest.mark.parametrize("line", list(Line))
def test_what_only_waits_is_held_and_all_else_is_withheld(make, line):
    post = make.hide(make.reply(make.thread()), line)

    assert (post.state == PostState.HELD) == (line == Line.WAITING)


def test_a_title_is_hidden_with_the_first_words(session, make):
    thread = make.thread(title="I am Jo Smith")
    opening = make.hide(make.opening_of(thread))

    assert thread.title is None
    assert session.get(HeldWords, opening.id).title == "I am Jo Smith"


def test_hiding_is_told_once_and_done_once(session, make):
    post = make.reply(make.thread())
    take_news(session)

    for line in (Line.WAITING, Line.WAITING, Line.REWORD):
        make.hide(post, line, at=NOON + timedelta(days=1))

    assert take_news(session) == [PostHidden(post.id)]
    assert (post.line, post.state) == (Line.REWORD, PostState.WITHHELD)


def test_a_hidden_reply_does_not_count(make):
    thread = make.thread(at=NOON - timedelta(days=3))
    first = make.reply(thread, at=NOON - timedelta(days=1))
    last = make.reply(thread, at=NOON)

    make.hide(last)
    seen = [(thread.replies, thread.last_day, thread.answered_on)]
    make.hide(first)
    seen.append((thread.replies, thread.last_day, thread.answered_on))

    before, opened = (NOON - timedelta(days=1)).date(), (NOON - timedelta(days=3)).date()
    assert seen == [(1, before, before), (0, opened, None)]


def test_what_its_writer_took_back_cannot_be_hidden(make):
    me = make.writer()
    thread = make.thread()
    post = make.reply(thread, writer=me)
    make.reply(thread, parent=post)
    make.take_back(post, writer=me)

    with pytest.raises(NotFound):
        make.hide(post)
    assert post.state == PostState.TAKEN_BACK


def test_what_nobody_has_seen_yet_is_not_seen_by_being_taken_down(make):
    post = make.reply(make.thread(), writer=make.writer(waits=True))

    make.hide(post, Line.TAKEN_DOWN)

    assert post.hidden_on is None
