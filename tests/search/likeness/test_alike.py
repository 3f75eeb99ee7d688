"""Conversations like a text."""

import pytest

from forum.search.likeness.alike import Text, alike, has_enough
from tests.search.likeness.conftest import GUEST, MEMBER

ASKED = Text("Can't sleep since I stopped drinking")


@pytest.fixture
def threads(make):
    """Conversations about sleep after stopping, and about other things."""
    board = make.board(name="Sleep")
    near = make.thread(
        board=board, title="Awake after stopping", body="I stopped drinking. No sleep."
    )
    answered = make.thread(board=board, title="Nights", body="They are long.")
    make.reply(answered, body="Sleep came back a month after I stopped drinking.")
    make.thread(board=board, title="Bread", body="Baking helps me with stopping the thoughts.")
    make.thread(board=board, title="Rain", body="It rains.")
    return near, answered


def titles(session, backend, text=ASKED, viewer=GUEST, **more):
    return [row.title for row in alike(session, backend, text, viewer=viewer, **more)]


def test_conversations_with_the_same_matter_are_found_whoever_wrote_the_words(
    session, threads, index
):
    assert sorted(titles(session, index())) == ["Awake after stopping", "Nights"]


def test_no_more_are_found_than_asked_for_and_not_the_same_one(session, threads, index):
    backend = index()
    same = Text(ASKED.title, thread=threads[0].id)

    assert len(titles(session, backend, most=1)) == 1
    assert titles(session, backend, same) == ["Nights"]


def test_what_was_taken_down_is_gone_before_the_index_knows(session, make, threads, index):
    backend = index()

    make.hide(make.opening_of(threads[0]))
    session.flush()

    assert titles(session, backend) == ["Nights"]


def test_members_are_offered_what_only_members_may_read(session, make, threads, index):
    board = make.board(reading="members")
    make.thread(board=board, title="Inside", body="I stopped drinking and cannot sleep.")
    backend = index()

    assert "Inside" in titles(session, backend, viewer=MEMBER)
    assert "Inside" not in titles(session, backend)


def test_without_an_index_nothing_is_offered_and_nothing_fails(session, threads, backend):
    assert titles(session, backend) == []


@pytest.mark.parametrize("title", ["", "the and of", "😀", "zzzz qqqq", '"unbalanced -x board:'])
def test_a_text_that_tells_nothing_finds_nothing(session, threads, index, title):
    assert titles(session, index(), Text(title)) == []


def test_a_conversation_needs_two_of_the_terms_where_there_are_two():
    telling = ("sleep", "drink", "stop")

    assert has_enough(telling, "I stopped to sleep")
    assert not has_enough(telling, "I sleep")
    assert has_enough(("sleep",), "Sleeping")
