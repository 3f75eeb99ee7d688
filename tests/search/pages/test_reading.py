"""The database decides: what a reader may not read now is not among what was found."""

import pytest

from forum.boards.models import Reading
from forum.search.asking.reading import synonyms_now
from forum.search.choosing import open_backend
from forum.search.keeping.models import Matter, SearchOutbox
from forum.search.pages.reading import (
    AT_ONCE,
    MOST_SHOWN,
    Ground,
    boards_of,
    ground_for,
    shown_among,
    shown_of,
)
from forum.threads.models import Line, PostState
from forum.web.visits.sessions import Guest, Member
from tests.counting import plans, statements

GUEST, MEMBER = Guest(), Member(b"r" * 32)


@pytest.fixture
def rooms(make):
    """A board for each kind of reading, last of them one that nobody may find."""
    return {
        reading: make.board(slug=reading.value, reading=reading, position=place)
        for place, reading in enumerate(reversed(Reading))
    }


def test_boards_are_those_that_one_may_read_in_their_order(session, rooms):
    assert [board.slug for board in boards_of(session, viewer=MEMBER)] == ["members", "everyone"]
    assert [board.slug for board in boards_of(session, viewer=GUEST)] == ["everyone"]


def test_a_question_stands_on_boards_words_of_others_and_what_is_gone(session, settings, rooms):
    session.add(SearchOutbox(id=b"o" * 16, kind=Matter.GONE, about_id=b"g" * 16))
    session.flush()
    backend = open_backend(settings)

    ground = ground_for(session, backend, viewer=GUEST)

    assert ground.backend is backend
    assert [board.slug for board in ground.boards] == ["everyone"]
    assert ground.synonyms is synonyms_now(session)
    assert ground.gone == {b"g" * 16}


def test_posts_are_shown_to_those_who_may_read_their_board(session, make, rooms):
    posts = {
        reading: make.opening_of(make.thread(board=board)).id for reading, board in rooms.items()
    }

    def seen(viewer):
        return set(shown_among(session, posts.values(), viewer=viewer))

    assert seen(GUEST) == {posts[Reading.EVERYONE]}
    assert seen(MEMBER) == {posts[Reading.EVERYONE], posts[Reading.MEMBERS]}


def test_what_is_hidden_or_gone_is_not_there(session, make):
    writer, thread = make.writer(), make.thread()
    hidden, gone = make.reply(thread), make.reply(thread, writer=writer)
    stays, held = make.reply(thread), make.reply(thread, writer=make.writer(waits=True))
    make.hide(hidden, Line.TAKEN_DOWN)
    make.take_back(gone, writer=writer)

    ids = [hidden.id, gone.id, stays.id, held.id, b"n" * 16]
    assert list(shown_among(session, ids, viewer=MEMBER)) == [stays.id]


@pytest.mark.parametrize("state", [PostState.HELD, PostState.WITHHELD, PostState.TAKEN_BACK])
def test_even_if_its_words_were_left_where_they_were_it_is_not_there(session, make, state):
    post = make.reply(make.thread())
    post.state = state
    session.flush()

    assert shown_among(session, [post.id], viewer=MEMBER) == {}


def test_a_post_comes_with_its_words_its_thread_and_its_board(session, make):
    board = make.board(name="Sleep")
    thread = make.thread(board=board, title="Awake", notes=["violence"])
    post = make.reply(thread, body="So am I.", notes=["self-harm"])

    found = shown_among(session, [post.id], viewer=GUEST)[post.id]

    assert (found.title, found.board_name, found.html) == ("Awake", "Sleep", "<p>So am I.</p>\n")
    assert (found.notes, found.thread_notes) == ("self-harm", "violence")
    assert (found.replies, found.has_helped, found.helped_on) == (1, False, None)


def test_what_a_hidden_opening_talks_about_is_not_told(session, make):
    thread = make.thread(notes=["violence"])
    post = make.reply(thread)
    make.hide(make.opening_of(thread))
    session.flush()

    found = shown_among(session, [post.id], viewer=GUEST)[post.id]

    assert (found.title, found.thread_notes) == (None, None)


def test_a_thread_in_which_a_reply_helped_says_so_while_it_is_there(session, make):
    opener = make.writer()
    thread = make.thread(writer=opener)
    opening, reply = make.opening_of(thread), make.reply(thread)
    make.answer(reply, "helped", writer=opener)
    session.flush()

    shown = shown_among(session, [opening.id, reply.id], viewer=GUEST)
    assert shown[opening.id].has_helped
    assert not shown[opening.id].helped_on
    assert shown[reply.id].helped_on

    make.hide(reply)
    session.flush()
    assert not shown_among(session, [opening.id], viewer=GUEST)[opening.id].has_helped


def test_more_than_a_page_of_them_are_there_too(session, make):
    thread = make.thread()
    ids = [make.reply(thread).id for _ in range(AT_ONCE + 2)]
    session.flush()

    assert shown_among(session, ids, viewer=GUEST).keys() == set(ids)
    assert shown_among(session, [], viewer=GUEST) == {}


def test_any_number_of_posts_costs_one_query(session, make):
    thread = make.thread()
    ids = [make.reply(thread).id for _ in range(10)]
    session.flush()

    with statements(session.get_bind()) as seen:
        assert len(shown_among(session, ids, viewer=GUEST)) == 10

    assert len(seen) == 1


def test_whether_something_helped_is_told_without_a_look_at_all_replies(session, make):
    opening = make.opening_of(make.thread())
    session.flush()

    with plans(session.get_bind()) as steps:
        shown_among(session, [opening.id], viewer=GUEST)

    assert any("ix_post_helped" in step for step in steps)
    assert not any(step.startswith("SCAN") for step in steps)


@pytest.fixture
def ground(session, settings):
    return ground_for(session, open_backend(settings), viewer=GUEST)


def test_a_post_that_was_shown_is_not_looked_up_again_on_the_same_ground(session, make, ground):
    thread = make.thread()
    first, second = (make.reply(thread).id for _ in range(2))
    before = shown_of(lambda: session, ground, [first], viewer=GUEST)

    with statements(session.get_bind()) as seen:
        again = shown_of(lambda: session, ground, [first], viewer=GUEST)
        both = shown_of(lambda: session, ground, [second, first], viewer=GUEST)

    assert again == before == {first: both[first]}
    rows = {id_: shown.post for id_, shown in both.items()}
    assert rows == shown_among(session, [first, second], viewer=GUEST)
    assert len(seen) == 1


def test_what_is_not_there_is_not_remembered_either(session, ground):
    assert shown_of(lambda: session, ground, [b"n" * 16], viewer=GUEST) == {}
    assert ground.shown == {}


def test_no_more_than_so_many_posts_are_remembered(session, make, ground):
    post = make.reply(make.thread()).id
    ground.shown.update((number.to_bytes(16), None) for number in range(MOST_SHOWN))

    assert shown_of(lambda: session, ground, [post], viewer=GUEST).keys() == {post}
    assert ground.shown.keys() == {post}


def test_another_ground_knows_nothing_of_it(session, make, ground):
    post = make.reply(make.thread()).id
    shown_of(lambda: session, ground, [post], viewer=GUEST)

    assert Ground(ground.backend, (), ground.synonyms, frozenset()).shown == {}
