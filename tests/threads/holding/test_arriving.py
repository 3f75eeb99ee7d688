from datetime import timedelta

import pytest

from forum.errors import NotFound, Refused
from forum.threads.holding.arriving import arrive, next_step
from forum.threads.holding.changing import change
from forum.threads.models import HeldWords, Line, PostState, Words
from tests.makers import NOON


def test_a_place_for_each_that_arrives_on_one_board_and_day(session, make):
    board = make.board()
    assert next_step(session, board.id, NOON) == 1

    make.thread(board=board)
    make.thread(board=board, writer=make.writer(waits=True))

    assert next_step(session, board.id, NOON) == 2
    assert next_step(session, board.id, NOON + timedelta(days=1)) == 1


def test_a_wait_that_ended_once_does_not_end_again(session, make):
    thread = make.thread()
    post = make.reply(thread)
    thread.answered_on = None

    change(session, thread, **arrive(session, thread, post, at=NOON + timedelta(days=1)))

    assert thread.first_answered_on == NOON.date()
    assert thread.answered_on == (NOON + timedelta(days=1)).date()


def test_what_waits_changes_nothing_that_others_can_see(session, make):
    thread = make.thread(at=NOON - timedelta(days=1))
    before = (thread.replies, thread.last_day, thread.last_step, thread.answered_on)

    post = make.reply(thread, writer=make.writer(waits=True), body="Soon.")

    assert (thread.replies, thread.last_day, thread.last_step, thread.answered_on) == before
    assert (post.state, post.line, post.hidden_on) == (PostState.HELD, Line.WAITING, None)
    assert session.get(Words, post.id) is None
    assert session.get(HeldWords, post.id).source == "Soon."


def test_two_presses_of_one_button_wait_once(make):
    thread, writer = make.thread(), make.writer(form="a form", waits=True)

    first, second = (make.reply(thread, writer=writer, body="Once.") for _ in range(2))

    assert first is second


@pytest.mark.parametrize("waits", [True, False])
def test_nobody_answers_what_they_cannot_see(make, waits):
    thread, writer = make.thread(), make.writer(waits=waits)
    hidden = make.hide(make.reply(thread, writer=writer))

    for somebody in (writer, make.writer()):
        with pytest.raises(Refused) as refusal:
            make.reply(thread, parent=hidden, writer=somebody)
        assert refusal.value.field == "parent"


def test_in_a_thread_that_waits_nobody_writes_and_only_its_opener_learns_why(make):
    opener = make.writer(waits=True)
    thread = make.thread(writer=opener)

    with pytest.raises(Refused, match="first words"):
        make.reply(thread, writer=opener)
    with pytest.raises(NotFound):
        make.reply(thread)


def test_where_the_first_words_are_hidden_the_talk_goes_on(make):
    thread = make.thread()
    make.reply(thread)
    make.hide(make.opening_of(thread))

    assert make.reply(thread).state == PostState.PUBLISHED
