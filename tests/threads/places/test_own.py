"""Each reader is told of what they left in a thread, and of nothing that others did."""

import pytest

from forum.handles.deriving import handle_id, own_handles, reader_scope
from forum.threads.models import Line
from forum.threads.places.cutting import MOST_POSTS
from forum.threads.places.own import NOTHING_LEFT, left_in, posts_among
from tests.counting import plans, statements

NOBODY = frozenset()


@pytest.fixture
def left(session):
    """Look up what a writer left in a thread, and on a page with some posts."""

    def look_up(who, thread, *posts):
        session.flush()
        mine = own_handles(who.root, thread.id)
        reader = handle_id(who.root, reader_scope(thread.id))
        return left_in(session, thread.id, [each.id for each in posts], mine=mine, reader=reader)

    return look_up


def test_each_reader_gets_their_own_answers_and_nobody_elses(make, left):
    # Given two people who answered one post, and one of them another
    me, other, thread = make.writer(), make.writer(), make.thread()
    posts = [make.reply(thread), make.reply(thread)]
    for kind, who in (("hear", me), ("helped", me), ("hear", other)):
        make.answer(posts[0], kind, writer=who)
    make.answer(posts[1], "strength", writer=other)

    def given(to):
        answers = left(to, thread, *posts).answers
        return [set(answers.get(post.id, ())) for post in posts]

    assert given(me) == [{"hear", "helped"}, set()]
    assert given(other) == [{"hear"}, {"strength"}]
    assert given(make.writer()) == [set(), set()]


def test_answers_on_other_pages_are_not_looked_up(make, left):
    me, thread = make.writer(), make.thread()
    here, elsewhere = make.reply(thread), make.reply(thread)
    for post in (here, elsewhere):
        make.answer(post, "hear", writer=me)

    assert left(me, thread, here).answers.keys() == {here.id}


@pytest.mark.parametrize("post_as", ["thread", "known"])
def test_they_know_that_something_of_theirs_is_hidden_in_this_thread(make, left, post_as):
    me, thread, elsewhere = make.writer(post_as=post_as), make.thread(), make.thread()
    for each in (thread, elsewhere):
        make.reply(each, writer=me)
    make.hide(make.reply(elsewhere, writer=me), Line.WAITING)
    assert not left(me, thread).hides

    make.hide(make.reply(thread, writer=me), Line.TAKEN_DOWN)

    assert left(me, thread).hides
    assert left(me, elsewhere).hides
    assert not left(make.writer(), thread).hides


@pytest.mark.parametrize("posts", [1, MOST_POSTS])
@pytest.mark.parametrize("mine", [NOBODY, frozenset({b"one", b"known"})])
@pytest.mark.parametrize("reader", [b"", b"reader"])
def test_a_page_of_any_length_is_one_query_by_an_index(session, posts, mine, reader):
    ids = [bytes([each]) for each in range(posts)]
    with statements(session.get_bind()) as asked, plans(session.get_bind()) as steps:
        found = left_in(session, b"thread", ids, mine=mine, reader=reader)

    assert found == NOTHING_LEFT
    assert len(asked) == bool(mine or reader)
    assert not [step for step in steps if "SCAN" in step or "ix_post_place" in step]


def test_posts_are_found_by_their_ids_as_their_writer_sees_them(session, make):
    me, thread = make.writer(), make.thread()
    post, other = make.reply(thread, writer=me, body="Mine."), make.reply(thread, body="Theirs.")
    make.reply(thread)
    make.hide(post)
    session.flush()

    def words(mine):
        rows = posts_among(session, [post.id, other.id], mine=mine)
        return {row.id: row.html for row in rows}

    assert words(own_handles(me.root, thread.id)) == {
        post.id: "<p>Mine.</p>\n", other.id: "<p>Theirs.</p>\n",
    }  # fmt: skip
    assert words(NOBODY).get(post.id) is None


def test_posts_are_found_by_their_ids_and_not_through_their_thread(session, make):
    post = make.reply(make.thread())
    session.flush()
    with plans(session.get_bind()) as steps:
        posts_among(session, [post.id], mine=frozenset({b"one", b"known"}))

    assert steps
    assert not [step for step in steps if "SCAN" in step or "thread_id" in step]
