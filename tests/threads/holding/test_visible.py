from dataclasses import replace

import pytest
from sqlalchemy import select

from forum.errors import NotFound
from forum.handles.deriving import own_handles
from forum.sealing import new_root
from forum.threads.holding.visible import (
    NOBODY,
    handles_of,
    on_lists,
    stands_for,
    thread_stands_for,
)
from forum.threads.models import Post, Thread
from forum.threads.reading import (
    BEGINNING,
    Seen,
    list_page,
    page_with,
    post_for,
    thread_for,
    tree_page,
)
from forum.web.visits.sessions import Member

MEMBER = Member(root=bytes(32))


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


@pytest.mark.parametrize("turn", [tree_page, list_page])
def test_a_writer_finds_their_hidden_posts_in_their_place(session, make, turn):
    me, thread = make.writer(), make.thread(title="Nights")
    hidden = make.hide(make.reply(thread, writer=me))
    waiting = make.reply(thread, writer=replace(me, waits=True))
    mine = own_handles(me.root, thread.id)
    session.flush()

    seen = [post.id for post in turn(session, thread.id, at=BEGINNING, mine=mine).posts]
    others = [post.id for post in turn(session, thread.id, at=BEGINNING).posts]

    assert seen == [make.opening_of(thread).id, hidden.id, waiting.id]
    assert others == seen[:2]
    for post in (hidden, waiting):
        assert post_for(session, post.id, viewer=MEMBER, root=me.root) is post
        assert page_with(session, post, mine=mine) == BEGINNING
        with pytest.raises(NotFound):
            post_for(session, post.id, viewer=MEMBER, root=bytes(32))


def test_a_title_that_is_hidden_is_its_openers_alone(session, make):
    me = make.writer(waits=True)
    thread = make.thread(title="Nights", writer=me)
    seen = Seen(mine=own_handles(me.root, thread.id))
    session.flush()

    row = thread_for(session, thread.id, viewer=MEMBER, seen=seen)
    assert (row.title, row.waits) == ("Nights", True)
    with pytest.raises(NotFound):
        thread_for(session, thread.id, viewer=MEMBER)

    make.show(make.opening_of(thread))
    make.hide(make.opening_of(thread))
    session.flush()
    assert thread_for(session, thread.id, viewer=MEMBER).title is None
    row = thread_for(session, thread.id, viewer=MEMBER, seen=seen)
    assert (row.title, row.waits) == ("Nights", False)


def test_every_page_of_a_writer_with_many_hidden_posts_has_the_post_that_a_link_leads_to(
    session, make
):
    me, thread = make.writer(), make.thread()
    above = None
    for number in range(160):
        post = make.reply(thread, parent=above, writer=me if number % 3 else None)
        above = post if number % 40 < 20 else None
        if number % 3 and number % 40 >= 20:
            make.hide(post)
    mine = own_handles(me.root, thread.id)
    session.flush()

    for post in session.scalars(select(Post).where(Post.thread_id == thread.id)):
        page = tree_page(session, thread.id, at=page_with(session, post, mine=mine), mine=mine)
        assert post.id in {shown.id for shown in page.posts}
