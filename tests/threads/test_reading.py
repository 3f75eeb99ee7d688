import pytest
from sqlalchemy import select

from forum.boards.models import Reading
from forum.errors import NotFound
from forum.handles.deriving import own_handles
from forum.public_ids import new_id
from forum.threads.holding.visible import NOBODY
from forum.threads.models import Post, PostState
from forum.threads.places.own import left_in
from forum.threads.reading import (
    BEGINNING,
    Place,
    Seen,
    list_page,
    page_with,
    post_for,
    post_on_page,
    thread_for,
    thread_glanced,
    tree_page,
)
from forum.web.visits.sessions import Guest, Member
from tests.counting import statements

GUEST, MEMBER = Guest(), Member(root=bytes(32))


@pytest.fixture
def long_thread(session, make):
    """A thread of 300 posts: 23 conversations, one of them of 200 posts, 60 deep."""
    thread = make.thread()
    for _ in range(10):
        make.reply(thread, parent=make.reply(thread))
    above = make.reply(thread)
    for number in range(199):
        post = make.reply(thread, parent=above)
        above = post if number < 60 else above
    for _ in range(79):
        make.reply(thread)
    return thread


def pages(session, thread, turn=tree_page):
    """Return all pages, from the first by the way onward."""
    found, place = [], BEGINNING
    while place is not None:
        page = turn(session, thread.id, at=place)
        found.append(page)
        place = page.newer
    return found


def in_order(session, thread, column):
    wanted = select(Post.seq).where(Post.thread_id == thread.id).order_by(column)
    return list(session.scalars(wanted))


def test_the_pages_of_a_thread_hold_every_post_once_in_reading_order(session, long_thread):
    told = [post.seq for page in pages(session, long_thread) for post in page.posts]

    assert told == in_order(session, long_thread, Post.position)


def test_the_pages_of_the_list_hold_every_post_once_in_the_order_of_arrival(session, long_thread):
    told = [post.seq for page in pages(session, long_thread, list_page) for post in page.posts]

    assert told == in_order(session, long_thread, Post.seq)


@pytest.mark.parametrize("turn", [tree_page, list_page])
def test_going_back_leads_to_the_beginning_and_skips_nothing(session, long_thread, turn):
    # Given the last page
    place, seen, before = pages(session, long_thread, turn)[-2].newer, set(), None

    # When somebody goes back until there is nothing older
    while place is not None:
        page = turn(session, long_thread.id, at=place)
        seen |= {post.seq for post in page.posts}
        assert before is None or page.newer.start == before
        place, before = page.older, place.start

    # Then they have seen the whole thread
    assert seen == set(in_order(session, long_thread, Post.seq))


def test_the_first_page_has_nothing_older_and_the_last_nothing_newer(session, long_thread):
    all_pages = pages(session, long_thread)

    assert all_pages[0].older is None
    assert all_pages[-1].newer is None
    assert all(page.older is not None for page in all_pages[1:])


@pytest.mark.parametrize("turn", [tree_page, list_page])
def test_a_deep_page_costs_as_many_queries_as_a_short_thread_and_never_more_than_two(
    session, make, long_thread, turn
):
    short = make.thread()
    last = pages(session, long_thread, turn)[-2].newer

    costs = []
    for thread, place in ((short, BEGINNING), (long_thread, BEGINNING), (long_thread, last)):
        with statements(session.get_bind()) as seen:
            turn(session, thread.id, at=place)
        costs.append(len(seen))

    assert costs == [1, 1, 2]


def test_a_page_whose_first_post_vanished_starts_with_the_next_one(session, make):
    thread = make.thread()
    gone, left = make.reply(thread), make.reply(thread)
    place = Place(gone.seq)
    session.delete(session.get(Post, gone.id))
    session.flush()

    page = tree_page(session, thread.id, at=place)

    assert [post.id for post in page.posts] == [left.id]


def test_a_link_to_a_post_leads_to_a_page_that_has_it(session, long_thread):
    for post in session.scalars(select(Post).where(Post.thread_id == long_thread.id)):
        place = page_with(session, post)

        page = tree_page(session, long_thread.id, at=place)

        assert post.id in {shown.id for shown in page.posts}


def test_a_post_says_its_name_words_and_whom_it_answers(session, make):
    thread = make.thread()
    asked = make.reply(thread, body="Does it *pass*?")
    answer = make.reply(thread, parent=asked)

    shown = {post.id: post for post in tree_page(session, thread.id, at=BEGINNING).posts}

    assert "<em>pass</em>" in shown[asked.id].html
    assert shown[answer.id].parent_name == shown[asked.id].name
    assert shown[answer.id].name != shown[asked.id].name


@pytest.mark.parametrize("state", [PostState.HELD, PostState.WITHHELD])
def test_what_is_held_or_withheld_is_on_no_page_and_under_no_link(session, make, state):
    thread = make.thread()
    (hidden := make.reply(thread)).state = state
    session.flush()

    assert hidden.id not in {post.id for post in tree_page(session, thread.id, at=BEGINNING).posts}
    assert hidden.id not in {post.id for post in list_page(session, thread.id, at=BEGINNING).posts}
    assert post_on_page(session, thread.id, hidden.id) is None
    row = thread_for(session, thread.id, viewer=MEMBER, seen=Seen(0))
    assert (row.newest, row.new_seqs, row.first_new) == (None, None, None)
    with pytest.raises(NotFound):
        post_for(session, hidden.id, viewer=MEMBER)


def test_a_board_for_members_is_absent_for_a_guest(session, make):
    thread = make.thread(board=make.board(reading=Reading.MEMBERS))
    post = make.reply(thread)

    assert thread_for(session, thread.id, viewer=MEMBER).id == thread.id
    assert post_for(session, post.id, viewer=MEMBER).id == post.id
    with pytest.raises(NotFound):
        thread_for(session, thread.id, viewer=GUEST)
    with pytest.raises(NotFound):
        post_for(session, post.id, viewer=GUEST)


def test_what_does_not_exist_is_absent(session):
    with pytest.raises(NotFound):
        thread_for(session, new_id(), viewer=MEMBER)
    with pytest.raises(NotFound):
        post_for(session, new_id(), viewer=MEMBER)


def test_the_newest_reply_is_the_one_that_came_last_wherever_it_stands(session, make):
    thread = make.thread()
    alone = thread_for(session, thread.id, viewer=GUEST)
    first = make.reply(thread)
    make.reply(thread)
    last = make.reply(thread, parent=first)
    make.reply(make.thread())

    row = thread_for(session, thread.id, viewer=GUEST)

    assert (alone.newest, alone.last_seq) == (None, 0)
    assert (row.newest, row.last_seq) == (last.id, 3)


def test_a_post_of_another_thread_is_not_shown_in_this_one(session, make):
    elsewhere = make.reply(make.thread())

    assert post_on_page(session, make.thread().id, elsewhere.id) is None


@pytest.mark.parametrize("upto", [None, 0, 1, 2, 3, 9])
def test_what_is_new_is_what_came_from_others_since_the_last_visit(session, make, upto):
    me, thread = make.writer(), make.thread()
    posts = [make.reply(thread), make.reply(thread, writer=me), make.reply(thread)]
    make.reply(make.thread())
    mine = own_handles(me.root, thread.id)

    row = thread_for(session, thread.id, viewer=me, seen=Seen(upto, mine=mine))

    new = [post for post in (posts[0], posts[2]) if upto is not None and post.seq > upto]
    assert sorted((row.new_seqs or "").split()) == [str(post.seq) for post in new]
    assert row.first_new == (new[0].id if new else None)


def test_whoever_will_write_in_a_thread_is_told_the_same_of_it(session, make):
    me, thread = make.writer(), make.thread(board=make.board(reading=Reading.MEMBERS))
    make.reply(thread)
    mine = own_handles(me.root, thread.id)

    row = thread_glanced(session, thread.id, viewer=me, mine=mine)

    assert row == tuple(thread_for(session, thread.id, viewer=me, seen=Seen(mine=mine)))
    with pytest.raises(NotFound):
        thread_glanced(session, thread.id, viewer=GUEST, mine=mine)


def test_what_is_gone_is_neither_new_nor_the_newest(session, make):
    me, thread = make.writer(), make.thread()
    first = make.reply(thread)
    make.take_back(make.reply(thread, writer=me), writer=me)

    row = thread_for(session, thread.id, viewer=MEMBER, seen=Seen(1))

    assert (row.newest, row.last_seq, row.new_seqs, row.first_new) == (first.id, 2, None, None)


def test_a_thread_and_a_page_cost_the_same_however_much_was_answered(session, make):
    me, thread = make.writer(), make.thread()
    costs = []
    for _ in range(3):
        make.answer(make.reply(thread), writer=me)
        session.flush()
        with statements(session.get_bind()) as asked:
            thread_for(session, thread.id, viewer=me, seen=Seen(0, mine=frozenset({new_id()})))
            page = tree_page(session, thread.id, at=BEGINNING)
            left_in(session, thread.id, [row.id for row in page.posts], mine=NOBODY, reader=b"me")
        costs.append(len(asked))

    assert costs == [3, 3, 3]
