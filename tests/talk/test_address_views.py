"""Where a new post is, told without looking for it."""

from forum.handles.deriving import own_handles
from forum.talk.address_views import place_of_new
from forum.threads.places.cutting import MOST_POSTS
from forum.threads.reading import BEGINNING, page_with, thread_glanced
from forum.web.visits.sessions import Member


def written_in(session, make, thread, **how):
    """Write a reply; return its place as it is told, and as it is found."""
    me = make.writer()
    mine = own_handles(me.root, thread.id)
    before = thread_glanced(session, thread.id, viewer=Member(me.root), mine=mine)
    post = make.reply(thread, writer=me, **how)
    return place_of_new(post, before), page_with(session, post, mine=mine)


def test_a_reply_to_the_thread_is_on_the_page_that_a_search_for_it_finds(session, make):
    thread, told = make.thread(), []

    for number in range(MOST_POSTS + 30):
        place, found = written_in(session, make, thread)
        told.append(place is not None)
        assert place in (None, found), number

    # While all is one page, and from where one page cannot hold what stands before.
    assert told == [True] * (MOST_POSTS - 1) + [False, True] + [True] * 29


def test_a_reply_to_somebody_is_looked_for_where_there_is_more_than_a_page(session, make):
    thread = make.thread()
    first = make.reply(thread)

    assert written_in(session, make, thread, parent=first) == (BEGINNING, BEGINNING)
    for _ in range(MOST_POSTS + 1):
        make.reply(thread)
    assert written_in(session, make, thread, parent=first) == (None, BEGINNING)


def test_replies_that_nobody_sees_any_more_fill_no_page(session, make):
    thread = make.thread()
    for _ in range(MOST_POSTS + 5):
        make.hide(make.reply(thread))

    place, found = written_in(session, make, thread)

    assert place in (None, found)
    assert place is None
