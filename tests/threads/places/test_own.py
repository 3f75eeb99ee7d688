"""Each reader is told of their own answers without words, and of nobody else's."""

import pytest

from forum.handles.deriving import handle_id, reader_scope
from forum.threads.places.cutting import MOST_POSTS
from forum.threads.places.own import answers_of
from tests.counting import plans, statements


@pytest.fixture
def reader():
    """Returns under which handle a writer answers in a thread."""
    return lambda who, thread: handle_id(who.root, reader_scope(thread.id))


def test_each_reader_gets_their_own_answers_and_nobody_elses(session, make, reader):
    # Given two people who answered one post, and one of them another
    me, other, thread = make.writer(), make.writer(), make.thread()
    posts = [make.reply(thread), make.reply(thread)]
    for kind, who in (("hear", me), ("helped", me), ("hear", other)):
        make.answer(posts[0], kind, writer=who)
    make.answer(posts[1], "strength", writer=other)
    session.flush()

    def given(to):
        found = answers_of(session, to, [post.id for post in posts])
        return [set(found.get(post.id, ())) for post in posts]

    assert given(reader(me, thread)) == [{"hear", "helped"}, set()]
    assert given(reader(other, thread)) == [{"hear"}, {"strength"}]
    assert given(b"") == given(posts[0].handle_id) == [set(), set()]


def test_answers_on_other_pages_are_not_looked_up(session, make, reader):
    me, thread = make.writer(), make.thread()
    here, elsewhere = make.reply(thread), make.reply(thread)
    for post in (here, elsewhere):
        make.answer(post, "hear", writer=me)
    session.flush()

    assert answers_of(session, reader(me, thread), [here.id]).keys() == {here.id}


@pytest.mark.parametrize("posts", [1, MOST_POSTS])
def test_a_page_of_any_length_is_one_query_by_an_index(session, posts):
    with statements(session.get_bind()) as asked, plans(session.get_bind()) as steps:
        answers_of(session, b"reader", [bytes([each]) for each in range(posts)])

    assert len(asked) == 1
    assert steps
    assert all(step.startswith("SEARCH answer USING COVERING INDEX") for step in steps)


def test_whoever_answers_nowhere_costs_no_query(session):
    with statements(session.get_bind()) as asked:
        assert answers_of(session, b"", [b"post"]) == {}

    assert asked == []
