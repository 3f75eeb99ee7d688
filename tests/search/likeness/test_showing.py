"""Conversations that are like another, as the database lets somebody see them."""

from forum.search.likeness.showing import conversations_with
from tests.counting import statements
from tests.search.likeness.conftest import GUEST, MEMBER


def test_the_conversation_of_each_post_is_shown(session, make):
    thread = make.thread(board=make.board(name="Sleep"), title="Nights", body="Awake.")
    reply = make.reply(thread, body="Me too.")
    opening = make.opening_of(thread)

    found = conversations_with(session, [opening.id, reply.id], viewer=GUEST)

    assert {row.id for row in found.values()} == {thread.id}
    assert [found[post.id].source for post in (opening, reply)] == ["Awake.", "Me too."]
    assert (found[reply.id].title, found[reply.id].board_name) == ("Nights", "Sleep")


def test_what_somebody_may_not_read_is_missing(session, make):
    writer = make.writer()
    hidden = make.hide(make.opening_of(make.thread()))
    taken = make.opening_of(thread := make.thread(writer=writer))
    make.reply(thread)
    make.take_back(taken, writer=writer)
    inside = make.opening_of(make.thread(board=make.board(reading="members")))
    closed = make.opening_of(make.thread(board=make.board(reading="group")))
    posts = [hidden.id, taken.id, inside.id, closed.id]

    assert conversations_with(session, posts, viewer=GUEST) == {}
    assert set(conversations_with(session, posts, viewer=MEMBER)) == {inside.id}


def test_it_costs_one_statement_and_none_for_nothing(session, make):
    posts = [make.opening_of(make.thread()).id for _ in range(5)]

    with statements(session.get_bind()) as seen:
        conversations_with(session, posts, viewer=GUEST)
        conversations_with(session, [], viewer=GUEST)

    assert len(seen) == 1
