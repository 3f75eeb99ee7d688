import pytest
from sqlalchemy import select

from forum.sealing import new_root
from forum.threads.holding.visible import (
    NOBODY,
    handles_of,
    on_lists,
    stands_for,
    thread_stands_for,
)
from forum.threads.models import Post, Thread


def posts(session, thread, mine=NOBODY):
    session.flush()
    wanted = select(Post.id).where(Post.thread_id == thread.id, stands_for(mine))
    return set(session.scalars(wanted))


def stands(session, thread, mine=NOBODY):
    session.flush()
    return session.scalar(select(thread_stands_for(mine)).where(Thread.id == thread.id))


def listed(session):
    opening = (Post.thread_id == Thread.id) & (Post.seq == 0) & on_lists()
    return set(session.scalars(select(Thread.id).join(Post, opening)))


@pytest.fixture
def me(make):
    return make.writer(waits=True)


def test_a_guest_has_no_handles():
    assert handles_of(None, bytes(16)) == NOBODY
    assert len(handles_of(new_root(), bytes(16))) == 2


def test_what_waits_stands_for_its_writer_alone(session, make, me):
    thread = make.thread()
    post = make.reply(thread, writer=me)

    assert post.id not in posts(session, thread)
    assert post.id not in posts(session, thread, handles_of(new_root(), thread.id))
    assert post.id in posts(session, thread, handles_of(me.root, thread.id))


def test_a_line_stands_where_people_had_seen_a_post(session, make):
    thread = make.thread()
    post = make.hide(make.reply(thread))

    assert post.id in posts(session, thread)


def test_a_thread_that_waits_is_there_for_its_opener_alone(session, make, me):
    thread = make.thread(writer=me)

    assert (stands(session, thread), listed(session)) == (False, set())
    assert stands(session, thread, handles_of(me.root, thread.id))


def test_a_thread_of_which_only_what_waits_is_left_is_not_there(session, make, me):
    opener = make.writer()
    thread = make.thread(writer=opener)
    make.reply(thread, writer=me)
    make.take_back(make.opening_of(thread), writer=opener)

    assert (stands(session, thread), listed(session)) == (False, set())
    assert stands(session, thread, handles_of(me.root, thread.id))


def test_a_thread_whose_first_words_are_hidden_is_listed_while_replies_stand(session, make):
    alone, answered = make.thread(), make.thread()
    make.reply(answered)
    for thread in (alone, answered):
        make.hide(make.opening_of(thread))

    assert listed(session) == {answered.id}
    assert stands(session, alone)
